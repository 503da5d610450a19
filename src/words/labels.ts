import english from "./en/labels";
import { translatable } from "./translatable";

/** The names of the dataset's labels as they are shown; files that leave the app have `LABEL_NAMES` of the contract. */
export const labelNames = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/labels"),
});
