import english from "./en/incoming";
import { translatable } from "./translatable";

export const incomingWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/incoming"),
});
