import { words as english } from "./en/explore-filters";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/explore-filters"),
});
