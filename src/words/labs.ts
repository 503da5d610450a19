import english from "./en/labs";
import { translatable } from "./translatable";

export const labWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/labs"),
});
