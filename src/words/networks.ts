import english from "./en/networks";
import { translatable } from "./translatable";

export const networkWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/networks"),
});
