import english from "./en/files";
import { translatable } from "./translatable";

export const fileWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/files"),
});
