import english from "./en/classes";
import { translatable } from "./translatable";

export const classWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/classes"),
});
