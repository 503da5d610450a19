import english from "./en/camera";
import { translatable } from "./translatable";

export const cameraWords = translatable(english, {
  de: () => import(/* webpackChunkName: "de-views" */ "./de/camera"),
});
