import english from "./en/take-along";
import { translatable } from "./translatable";

export const takeAlongWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/take-along"),
});
