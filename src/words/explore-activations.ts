import english from "./en/explore-activations";
import { translatable } from "./translatable";

export const activationWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/explore-activations"),
});
