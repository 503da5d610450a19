import english from "./en/spoken";
import { translatable } from "./translatable";

export const spokenWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/spoken"),
});
