import english from "./en/images";
import { translatable } from "./translatable";

export const imageWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/images"),
});
