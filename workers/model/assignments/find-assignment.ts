import { type Assignment, HangerError } from "../../../src/contract";
import type { Storage } from "../../../src/storage";
import { assignmentSentences } from "../../../src/words/assignment-sentences";
import { labs } from "./labs";

/** @throws HangerError `bad-request` where it is not on this device */
export async function findAssignment(id: string, storage: Storage): Promise<Assignment> {
  const lab = labs().find((each) => each.id === id);
  const kept = lab ?? (await storage.get("assignments", id));
  if (!kept) throw new HangerError("bad-request", assignmentSentences.gone);
  return kept.assignment;
}
