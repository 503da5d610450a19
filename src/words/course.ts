import english from "./en/course";
import { translatable } from "./translatable";

export const courseWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/course"),
});
