import type { Check } from "./check";
import { benchmarkCheck } from "./checks/benchmark";
import { cameraCheck } from "./checks/camera";
import { classifyCheck } from "./checks/classify";
import { halfDeployedCheck } from "./checks/half-deployed";
import { lackingCheck } from "./checks/lacking";
import { learnCheck } from "./checks/learn";
import { modelFileCheck } from "./checks/model-file";
import { offlineCheck } from "./checks/offline";
import { picturesCheck } from "./checks/pictures";
import { placesCheck } from "./checks/places";
import { projectCheck } from "./checks/project";
import { releasedCheck } from "./checks/released";
import { scrambledCheck } from "./checks/scrambled";
import { trainCheck } from "./checks/train";
import { updateCheck } from "./checks/update";
import { uprightCheck } from "./checks/upright";
import type { Engine } from "./engine";
import { firefox } from "./firefox";
import { webkitgtk } from "./webkitgtk";

/** All engines. To add one, add an entry. */
export const ENGINES: Readonly<Record<string, Engine>> = { firefox, webkitgtk };

/** The checks that run in each engine, in this order. To add one, add an entry. */
export const CHECKS: readonly Check[] = [
  classifyCheck,
  uprightCheck,
  picturesCheck,
  cameraCheck,
  placesCheck,
  offlineCheck,
  updateCheck,
  halfDeployedCheck,
  trainCheck,
  learnCheck,
  benchmarkCheck,
  projectCheck,
  releasedCheck,
  modelFileCheck,
  lackingCheck,
  scrambledCheck,
];
