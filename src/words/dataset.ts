import english from "./en/dataset";
import { translatable } from "./translatable";

export const datasetWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/dataset"),
});
