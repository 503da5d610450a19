import { words as english } from "./en/classify";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de" */ "./de/classify"),
});
