import type { Check } from "./check";
import { benchmark } from "./checks/benchmark";
import { camera } from "./checks/camera";
import { classify } from "./checks/classify";
import { lacking } from "./checks/lacking";
import { learn } from "./checks/learn";
import { modelFile } from "./checks/model-file";
import { offline } from "./checks/offline";
import { places } from "./checks/places";
import { project } from "./checks/project";
import { train } from "./checks/train";
import { update } from "./checks/update";
import { upright } from "./checks/upright";
import type { Engine } from "./engine";
import { firefox } from "./firefox";
import { webkitgtk } from "./webkitgtk";

/** Another engine is one more entry. */
export const ENGINES: Readonly<Record<string, Engine>> = { firefox, webkitgtk };

/** What is tried in each engine, in this order. Another path is one more entry. */
export const CHECKS: readonly Check[] = [
  classify,
  upright,
  camera,
  places,
  offline,
  update,
  train,
  learn,
  benchmark,
  project,
  modelFile,
  lacking,
];
