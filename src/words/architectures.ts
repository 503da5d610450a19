import english from "./en/architectures";
import { translatable } from "./translatable";

export const architectureWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/architectures"),
});
