import english from "./en/explore";
import { translatable } from "./translatable";

export const exploreWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/explore"),
});
