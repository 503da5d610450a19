import { words as english } from "./en/shell";
import { translatable } from "./translatable";

export const words = translatable(english, { de: () => import(/* webpackChunkName: "de" */ "./de/shell") });
