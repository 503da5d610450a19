import english from "./en/shell";
import { translatable } from "./translatable";

export const shellWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de" */ "./de/shell"),
});
