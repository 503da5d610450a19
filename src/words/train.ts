import english from "./en/train";
import { translatable } from "./translatable";

export const trainWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/train"),
});
