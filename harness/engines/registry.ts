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

/** All engines. To add one, add an entry. */
export const ENGINES: Readonly<Record<string, Engine>> = { firefox, webkitgtk };

/** The checks that run in each engine, in this order. To add one, add an entry. */
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
