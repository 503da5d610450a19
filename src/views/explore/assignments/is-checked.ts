import type { AssignmentStep } from "../../../contract";

/** Whether what is answered to a step can be computed, and needs no person to read it. */
export const isChecked = (step: AssignmentStep | undefined) =>
  step !== undefined && step.kind !== "text" && step.kind !== "confusion";
