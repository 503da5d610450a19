import type { AssignmentsCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";

/** Loaded when it is first needed, as only Assignments in Explore asks for it. */
const load = () => import(/* webpackChunkName: "assignments" */ ".");

export const assignmentsCalls: Pick<Handlers, keyof AssignmentsCalls> = {
  listAssignments: later(load, (module) => module.listAssignments),
  keepAssignment: later(load, (module) => module.keepAssignment),
  openAssignment: later(load, (module) => module.openAssignment),
  deleteAssignment: later(load, (module) => module.deleteAssignment),
  shareAssignment: later(load, (module) => module.shareAssignment),
  readSketch: later(load, (module) => module.readSketch),
  keepSketch: later(load, (module) => module.keepSketch),
  readAnswers: later(load, (module) => module.readOwnAnswers),
  keepAnswers: later(load, (module) => module.keepOwnAnswers),
  checkAnswers: later(load, (module) => module.checkOwnAnswers),
  handIn: later(load, (module) => module.handInAnswers),
  collectAnswers: later(load, (module) => module.collectAnswers),
  listCollected: later(load, (module) => module.listCollected),
  deleteCollected: later(load, (module) => module.deleteCollected),
};
