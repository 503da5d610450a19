import english from "./en/explore-filters";
import { translatable } from "./translatable";

export const filterWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/explore-filters"),
});
