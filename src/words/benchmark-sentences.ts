import { words as english } from "./en/benchmark-sentences";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/benchmark-sentences"),
});
