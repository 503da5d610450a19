import type { StoredValue, StoreName } from "./schema";

type Kind = "string" | "number" | "object" | "list" | "bytes";

const KINDS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  object: isObject,
  list: Array.isArray,
  bytes: (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value),
};

type Needed = Kind | Readonly<Record<string, Kind>>;

const isKind = (needed: Needed): needed is Kind => typeof needed === "string";

/** What a record has to be, or to have by its path, for the app to work with it; what it says is checked where it is used. */
const NEEDED: Readonly<Record<StoreName, Needed>> = {
  settings: "string",
  choices: { choice: "object", "choice.backend": "string", "choice.reports": "list" },
  models: { "card.name": "string", "card.labels": "list", sha256: "string", "bytes.weights": "number" },
  networks: { modelJson: "string", weights: "bytes" },
  memories: "bytes",
  taught: "list",
  runs: { "summary.run": "string", "summary.settings": "object", "summary.epochs": "list" },
  checkpoints: { position: "object", "state.weights": "list", "state.adam": "object" },
  runNetworks: { modelJson: "string", weights: "bytes" },
  manifests: { shards: "list" },
  shards: "bytes",
  exercises: { id: "string" },
  benchmarks: { "document.id": "string", "document.runs": "list" },
  assignments: { id: "string", "assignment.title": "string", "assignment.steps": "list" },
  sketches: { title: "string", intro: "string", steps: "list" },
  answers: { from: "string", "draft.name": "string", "draft.answers": "list" },
  handedIn: { from: "string", name: "string", answeredAt: "number", answers: "list" },
  classes: { id: "string", name: "string", state: "string" },
  photos: { id: "string", label: "string", sha256: "string", look: "string" },
  deletedPhotos: { id: "string", label: "string", sha256: "string", deletedAt: "number" },
  jpegs: "bytes",
  framed: { pixels: "bytes", ground: "list" },
  shares: { sums: "bytes" },
};

/** Whether a record is whole enough to be worked with: half of one may be left by a browser that was killed. */
export function isSound<Name extends StoreName>(store: Name, value: unknown): value is StoredValue<Name> {
  const needed: Needed = NEEDED[store];
  if (isKind(needed)) return KINDS[needed](value);
  return Object.entries(needed).every(([path, kind]) => KINDS[kind](valueAt(value, path)));
}

function valueAt(record: unknown, path: string): unknown {
  return path.split(".").reduce((value, name) => (isObject(value) ? value[name] : undefined), record);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
