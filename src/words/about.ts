import english from "./en/about";
import { translatable } from "./translatable";

export const aboutWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/about"),
});
