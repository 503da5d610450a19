import { words as english } from "./en/models";
import { translatable } from "./translatable";

export const words = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/models"),
});
