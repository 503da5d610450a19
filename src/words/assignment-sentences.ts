import english from "./en/assignment-sentences";
import { translatable } from "./translatable";

export const assignmentSentences = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/assignment-sentences"),
});
