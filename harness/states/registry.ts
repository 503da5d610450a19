import { ABOUT_SCENES } from "./about";
import { BENCHMARK_SCENES } from "./benchmark";
import { CLASSIFY_SCENES } from "./classify";
import { EXPLORE_SCENES } from "./explore";
import { MODELS_SCENES } from "./models";
import { PHOTOS_SCENES } from "./photos";
import { SHELL_SCENES } from "./shell";
import type { Scene } from "./state";
import { TRAIN_SCENES } from "./train";

/** Every state of every view, for the sheet and for the accessibility checks. */
export const SCENES: readonly Scene[] = [
  ...CLASSIFY_SCENES,
  ...PHOTOS_SCENES,
  ...MODELS_SCENES,
  ...TRAIN_SCENES,
  ...EXPLORE_SCENES,
  ...BENCHMARK_SCENES,
  ...ABOUT_SCENES,
  ...SHELL_SCENES,
];
