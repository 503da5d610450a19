import { words as english } from "./en/explore-exercises";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/explore-exercises"),
});
