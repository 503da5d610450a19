import { words as english } from "./en/photos";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/photos"),
});
