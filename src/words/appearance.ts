import english from "./en/appearance";
import { translatable } from "./translatable";

export const appearanceWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/appearance"),
});
