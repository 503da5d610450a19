import english from "./en/exploration";
import { translatable } from "./translatable";

export const explorationWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/exploration"),
});
