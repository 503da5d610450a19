import english from "./en/explore-steps";
import { translatable } from "./translatable";

export const stepWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/explore-steps"),
});
