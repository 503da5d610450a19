import english from "./en/learning";
import { translatable } from "./translatable";

export const learningWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/learning"),
});
