import english from "./en/photos";
import { translatable } from "./translatable";

export const photoWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/photos"),
});
