import english from "./en/first-filters";
import { translatable } from "./translatable";

export const firstFilterWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/first-filters"),
});
