import english from "./en/models";
import { translatable } from "./translatable";

export const modelWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/models"),
});
