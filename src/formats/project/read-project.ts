import { getDotPath, safeParse } from "valibot";
import { isKind, type ModelCard } from "../../contract";
import { takeAlongWords } from "../../words/take-along";
import { refusal } from "../refusal";
import type { ZipEntry } from "../zip/directory";
import { framedEntry, jpegEntry, modelEntry, PROJECT_FILE } from "./entries";
import { cardSchema, PROJECT_FORMAT, PROJECT_VERSION, type Project, projectSchema } from "./schema";

/** Names the place that is wrong, but never repeats the value: it comes from outside. */
const wrongAt = (place: string | null) =>
  refusal(place === null ? takeAlongWords.untrue : takeAlongWords.untrueAt(place));

/**
 * Reads and checks a `project.json`, without the files beside it.
 * @throws HangerError `import-refused`
 */
export function readProject(text: string): Project {
  const value = parse(text);
  const { format, version } = (value ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (format !== PROJECT_FORMAT) throw refusal(takeAlongWords.noCollection);
  if (typeof version === "number" && version > PROJECT_VERSION) {
    throw refusal(takeAlongWords.newer);
  }
  const { success, output, issues } = safeParse(projectSchema, value);
  if (!success) throw wrongAt(getDotPath(issues[0]));
  requireConsistent(output);
  return output;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal(takeAlongWords.noCollection, cause);
  }
}

function requireConsistent({ classes, photos, models, activeModel, shares = [] }: Project): void {
  requireUnique(
    classes.map(({ id }) => id),
    "classes",
  );
  requireUnique(
    photos.map(({ id }) => id),
    "photos",
  );
  requireUnique(
    models.map(({ name }) => name),
    "models",
  );
  const ids = new Set(classes.map(({ id }) => id));
  const isClass = (id: string) => isKind(id) || ids.has(id);
  if (!photos.every(({ label }) => isClass(label))) throw wrongAt("photos.label");
  if (!shares.every(({ label }) => isClass(label))) throw wrongAt("shares.label");
  if (!classes.every(({ mergedInto }) => mergedInto === undefined || isClass(mergedInto))) {
    throw wrongAt("classes.mergedInto");
  }
  const known = activeModel === undefined || models.some(({ name }) => name === activeModel);
  if (!known) throw wrongAt("activeModel");
}

function requireUnique(ids: readonly string[], place: string): void {
  if (new Set(ids).size < ids.length) throw wrongAt(place);
}

/** The files of a project's zip file by name. */
export type ProjectEntries = ReadonlyMap<string, ZipEntry>;

/**
 * Checks that the zip file contains exactly the files that its project lists.
 * @throws HangerError `import-refused`
 */
export function requireEntries({ photos, models }: Project, entries: ProjectEntries): void {
  const wanted = new Map<string, number | undefined>([[PROJECT_FILE, undefined]]);
  for (const { id, bytes, framed } of photos) {
    wanted.set(jpegEntry(id), bytes);
    if (framed) wanted.set(framedEntry(id), 3 * framed.side ** 2);
  }
  for (const { name, memory } of models) {
    for (const file of ["model.json", "weights.bin", "card.json"] as const) {
      wanted.set(modelEntry(name, file), undefined);
    }
    if (memory) wanted.set(modelEntry(name, "memory.bin"), undefined);
  }
  for (const [name, bytes] of wanted) {
    const entry = entries.get(name);
    if (!entry) throw refusal(takeAlongWords.partsMissing, name);
    if (bytes !== undefined && entry.bytes !== bytes) throw wrongAt(name);
  }
  for (const name of entries.keys()) {
    if (!wanted.has(name)) {
      throw refusal(takeAlongWords.holdsMore, name);
    }
  }
}

/** @throws HangerError `import-refused` */
export function readCard(text: string): ModelCard {
  const { success, output, issues } = safeParse(cardSchema, parse(text));
  if (!success) throw wrongAt(`card.${getDotPath(issues[0]) ?? ""}`);
  const { parent, ...card } = output;
  return parent === undefined ? card : { ...card, parent };
}
