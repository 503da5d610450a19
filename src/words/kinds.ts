import english from "./en/kinds";
import { translatable } from "./translatable";

/** The names of the kinds of garment as the app shows them. Files that leave the app use the contract's `ENGLISH_KIND_NAMES`. */
export const kindNames = translatable(english, {
  de: () => import(/* webpackChunkName: "de-worker" */ "./de/kinds"),
});
