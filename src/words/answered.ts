import english from "./en/answered";
import { translatable } from "./translatable";

export const answeredWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/answered"),
});
