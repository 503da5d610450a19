import { words as english } from "./en/calculation";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de" */ "./de/calculation"),
});
