import english from "./en/classify";
import { translatable } from "./translatable";

export const classifyWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de" */ "./de/classify"),
});
