import { words as english } from "./en/take-along";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/take-along"),
});
