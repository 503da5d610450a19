import { words as english } from "./en/architectures";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/architectures"),
});
