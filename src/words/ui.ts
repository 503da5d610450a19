import { words as english } from "./en/ui";
import { translatable } from "./translatable";

export const words = translatable(english, { de: () => import(/* webpackChunkName: "de" */ "./de/ui") });
