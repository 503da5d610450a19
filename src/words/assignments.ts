import english from "./en/assignments";
import { translatable } from "./translatable";

export const assignmentWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/assignments"),
});
