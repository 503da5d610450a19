import english from "./en/training";
import { translatable } from "./translatable";

export const trainingWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/training"),
});
