import {
  type Assignment,
  type AssignmentOrigin,
  type CallRequest,
  HangerError,
  type KeptAssignment,
  type ShapeStep,
} from "../../../src/contract";
import {
  assignmentFile,
  assignmentLink,
  canonicalText,
  checkAssignment,
  readAssignment,
} from "../../../src/formats/assignment";
import { MOST_JSON } from "../../../src/formats/assignment/packed";
import { refusal } from "../../../src/formats/refusal";
import { sha256 } from "../../../src/formats/sha256";
import { assignmentSentences } from "../../../src/words/assignment-sentences";
import { formatNumber } from "../../../src/words/numbers";
import type { WorkerContext } from "../context";
import { type Explain, explainOnce } from "./check-answers";
import { collectedKeys } from "./collected";
import { findAssignment } from "./find-assignment";
import { labs } from "./labs";
import { named, textOf } from "./read-content";

type AssignmentsContext = Pick<WorkerContext, "storage" | "answering">;

/** No file or link can fill the device up. */
const MOST_KEPT = 200;

const SKETCH = "new";

export async function listAssignments(
  _: undefined,
  { storage }: AssignmentsContext,
): Promise<readonly KeptAssignment[]> {
  const kept = await storage.getAll("assignments");
  return [...labs(), ...[...kept].sort((a, b) => b.keptAt - a.keptAt)];
}

export async function keepAssignment(
  { assignment }: CallRequest<"keepAssignment">,
  context: AssignmentsContext,
): Promise<KeptAssignment> {
  const name = assignmentSentences.thisAssignment;
  return keep(await named(name, () => withNetworks(checkAssignment(assignment), context)), "own", context);
}

export async function openAssignment(
  { content }: CallRequest<"openAssignment">,
  context: AssignmentsContext,
): Promise<KeptAssignment> {
  const name = content instanceof File ? content.name : assignmentSentences.thisAssignment;
  const read = async () => withNetworks(readAssignment(await textOf(content, MOST_JSON)), context);
  return keep(await named(name, read), "received", context);
}

/** @throws HangerError `import-refused` where a step asks about a network or a layer that there is none of */
async function withNetworks(assignment: Assignment, context: AssignmentsContext): Promise<Assignment> {
  const explained = explainOnce(context);
  for (const [i, step] of assignment.steps.entries()) {
    if (step.kind === "shape" && !(await isThere(step, explained))) {
      throw refusal(assignmentSentences.noSuchNetwork(i + 1));
    }
  }
  return assignment;
}

async function isThere({ network, options, layer, asked }: ShapeStep, explained: Explain): Promise<boolean> {
  try {
    const { conflict, layers } = await explained(network, options);
    return !conflict && layer <= layers.length && (layer > 0 || asked === "parameters");
  } catch (error) {
    if (error instanceof HangerError && error.code === "bad-request") return false;
    throw error;
  }
}

async function keep(
  assignment: Assignment,
  origin: AssignmentOrigin,
  { storage }: AssignmentsContext,
): Promise<KeptAssignment> {
  const id = (await sha256(new TextEncoder().encode(canonicalText(assignment)))).slice(0, 16);
  const known = await storage.get("assignments", id);
  if (known) return known;
  if ((await storage.count("assignments")) >= MOST_KEPT) {
    throw refusal(assignmentSentences.roomForAssignments(formatNumber(MOST_KEPT)));
  }
  const value: KeptAssignment = { id, origin, assignment, keptAt: Date.now() };
  await storage.write([{ store: "assignments", key: id, value }]);
  return value;
}

export async function deleteAssignment(
  { id }: CallRequest<"deleteAssignment">,
  { storage }: AssignmentsContext,
): Promise<undefined> {
  const collected = await collectedKeys(id, storage);
  await storage.write([
    { store: "assignments", key: id },
    { store: "answers", key: id },
    ...collected.map((key) => ({ store: "handedIn" as const, key })),
  ]);
}

export async function shareAssignment(
  { id }: CallRequest<"shareAssignment">,
  { storage }: AssignmentsContext,
): Promise<{ readonly link?: string; readonly file?: string }> {
  const assignment = await findAssignment(id, storage);
  if (labs().some((lab) => lab.id === id)) return { link: `#/explore/assignments?open=${id}` };
  const link = assignmentLink(assignment);
  return { ...(link ? { link } : {}), file: assignmentFile(assignment) };
}

export const readSketch = (_: undefined, { storage }: AssignmentsContext) => storage.get("sketches", SKETCH);

export async function keepSketch(
  { sketch }: CallRequest<"keepSketch">,
  { storage }: AssignmentsContext,
): Promise<undefined> {
  await storage.write([{ store: "sketches", key: SKETCH, ...(sketch ? { value: sketch } : {}) }]);
}
