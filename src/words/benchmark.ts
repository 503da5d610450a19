import english from "./en/benchmark";
import { translatable } from "./translatable";

export const benchmarkWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/benchmark"),
});
