import english from "./en/benchmark-sentences";
import { translatable } from "./translatable";

export const benchmarkSentences = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/benchmark-sentences"),
});
