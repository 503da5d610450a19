import english from "./en/explore-exercises";
import { translatable } from "./translatable";

export const exerciseWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/explore-exercises"),
});
