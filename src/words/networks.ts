import { words as english } from "./en/networks";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/networks"),
});
