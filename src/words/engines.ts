import english from "./en/engines";
import { translatable } from "./translatable";

export const engineWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/engines"),
});
