import english from "./en/ui";
import { translatable } from "./translatable";

export const uiWords = translatable(english, { de: () => import(/* webpackChunkName: "de" */ "./de/ui") });
