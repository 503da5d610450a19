import english from "./en/calculation";
import { translatable } from "./translatable";

export const calculationWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de" */ "./de/calculation"),
});
