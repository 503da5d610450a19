import { words as english } from "./en/learning";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/learning"),
});
