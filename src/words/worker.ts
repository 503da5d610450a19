import english from "./en/worker";
import { translatable } from "./translatable";

export const workerWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/worker"),
});
