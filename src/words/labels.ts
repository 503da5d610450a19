import english from "./en/labels";
import { translatable } from "./translatable";

/** The names of the dataset's labels as the app shows them. Files that leave the app use the contract's `LABEL_NAMES`. */
export const labelNames = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/labels"),
});
