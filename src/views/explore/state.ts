import type { NetworkChoice } from "../../contract";

export const TABS = ["layers", "activations", "filters", "exercises", "assignments"] as const;

export type Tab = (typeof TABS)[number];

/** A picture by its place: the dataset's test images are numbered from 0, drawings named; the others are not in a link. */
export type PictureName =
  | { readonly kind: "image"; readonly index: number }
  | { readonly kind: "drawing"; readonly name: string }
  | { readonly kind: "pattern" }
  | { readonly kind: "photo" }
  | { readonly kind: "camera" };

/** All that the explore view shows, as its address has it: a link shows someone else the same. */
export interface ExploreState {
  readonly tab: Tab;
  readonly network: NetworkChoice;
  /** Whether shapes and parameters are to be predicted before they are shown. */
  readonly predicts: boolean;
  /** Number of the layer looked at, from 1. */
  readonly layer: number;
  /** Number of the filter looked at, from 0 as in the course's lab. */
  readonly filter: number;
  /** The pictures side by side, up to three; empty: those that there are. */
  readonly pictures: readonly PictureName[];
  /** Which of them is looked at closely, from 0. */
  readonly chosen: number;
  /** A pixel of the layer's output. */
  readonly pixel: { readonly row: number; readonly column: number } | undefined;
  readonly order: "number" | "strength";
  /** Whether the glance at all filters shows what they gave or what they learned. */
  readonly glance: "answers" | "weights";
  /** Whether the colours of that glance are of one scale, or each filter of its own. */
  readonly scale: "own" | "one";
  /** What is filtered in the filters' tab. */
  readonly subject: PictureName;
  /** Name of a preset, unless `weights` says otherwise. */
  readonly preset: string;
  /** A filter of one's own, as typed: 9 or 25 fields, row by row. */
  readonly weights: readonly string[] | undefined;
  readonly weight: string;
  readonly bias: string;
  readonly exercise: ExerciseChoice;
  /** The row of the exercises' table whose curves are shown, by its id. */
  readonly row: string;
  /** Id of the assignment that is open; empty: none, `new`: the one that is being made. */
  readonly assignment: string;
  /** An assignment in a link that was followed, until it has been opened. */
  readonly received: string;
}

export interface ExerciseChoice {
  readonly architecture: string;
  readonly convolutions: number;
  readonly filters: number;
  readonly kernelSize: number;
  readonly images: number;
  readonly epochs: number;
  /** Percent; 0: train all epochs. */
  readonly stopAt: number;
}

export const INITIAL_STATE: ExploreState = {
  tab: "layers",
  network: { kind: "model", name: "fashion-mnist" },
  predicts: false,
  layer: 1,
  filter: 1,
  pictures: [],
  chosen: 0,
  pixel: undefined,
  order: "number",
  glance: "answers",
  scale: "own",
  subject: { kind: "pattern" },
  preset: "lab-horizontal",
  weights: undefined,
  weight: "1",
  bias: "0",
  exercise: {
    architecture: "cnn",
    convolutions: 2,
    filters: 64,
    kernelSize: 3,
    images: 20_000,
    epochs: 5,
    stopAt: 0,
  },
  row: "",
  assignment: "",
  received: "",
};

export const MOST_PICTURES = 3;

const PLACE = "#/explore";

/** What an address asks for; whatever it leaves out or gets wrong is as at the start. */
export function parseState(hash: string): ExploreState {
  const [path = "", search = ""] = hash.split("?");
  const asked = new URLSearchParams(search);
  const tab = path.slice(PLACE.length + 1);
  const number = (name: string, standard: number) => wholeNumber(asked.get(name)) ?? standard;
  const [row, column] = (asked.get("pixel") ?? "").split(",").map(wholeNumber);
  const weights = asked.get("weights")?.split(",");
  const { exercise } = INITIAL_STATE;
  return {
    tab: (TABS as readonly string[]).includes(tab) ? (tab as Tab) : INITIAL_STATE.tab,
    network: parseNetwork(asked.get("network")),
    predicts: asked.get("predict") === "1",
    layer: number("layer", INITIAL_STATE.layer),
    filter: number("filter", INITIAL_STATE.filter),
    pictures: parsePictures(asked),
    chosen: number("chosen", INITIAL_STATE.chosen),
    pixel: row !== undefined && column !== undefined ? { row, column } : undefined,
    order: asked.get("order") === "strength" ? "strength" : "number",
    glance: asked.get("glance") === "weights" ? "weights" : "answers",
    scale: asked.get("scale") === "one" ? "one" : "own",
    subject: parsePicture(asked.get("subject") ?? "") ?? INITIAL_STATE.subject,
    preset: asked.get("preset") ?? INITIAL_STATE.preset,
    weights: weights && [9, 25].includes(weights.length) ? weights : undefined,
    weight: asked.get("weight") ?? INITIAL_STATE.weight,
    bias: asked.get("bias") ?? INITIAL_STATE.bias,
    exercise: {
      architecture: asked.get("architecture") === "dense" ? "dense" : "cnn",
      convolutions: number("convolutions", exercise.convolutions),
      filters: number("filters", exercise.filters),
      kernelSize: number("size", exercise.kernelSize),
      images: number("images", exercise.images),
      epochs: number("epochs", exercise.epochs),
      stopAt: number("stop", exercise.stopAt),
    },
    row: asked.get("row") ?? INITIAL_STATE.row,
    assignment: asked.get("open") ?? INITIAL_STATE.assignment,
    received: asked.get("a") ?? INITIAL_STATE.received,
  };
}

/** The address of a state: what is as at the start is left out. */
export function formatState(state: ExploreState): string {
  const entries: [name: string, value: string, standard: string][] = [
    ["network", formatNetwork(state.network), formatNetwork(INITIAL_STATE.network)],
    ["predict", state.predicts ? "1" : "", ""],
    ["layer", `${state.layer}`, `${INITIAL_STATE.layer}`],
    ["filter", `${state.filter}`, `${INITIAL_STATE.filter}`],
    ["pictures", state.pictures.map(formatPicture).join(","), ""],
    ["chosen", `${state.chosen}`, `${INITIAL_STATE.chosen}`],
    ["pixel", state.pixel ? `${state.pixel.row},${state.pixel.column}` : "", ""],
    ["order", state.order, INITIAL_STATE.order],
    ["glance", state.glance, INITIAL_STATE.glance],
    ["scale", state.scale, INITIAL_STATE.scale],
    ["subject", formatPicture(state.subject), formatPicture(INITIAL_STATE.subject)],
    ["preset", state.weights ? INITIAL_STATE.preset : state.preset, INITIAL_STATE.preset],
    ["weights", state.weights?.join(",") ?? "", ""],
    ["weight", state.weights ? state.weight : INITIAL_STATE.weight, INITIAL_STATE.weight],
    ["bias", state.weights ? state.bias : INITIAL_STATE.bias, INITIAL_STATE.bias],
    ...exerciseEntries(state.exercise),
    ["row", state.row, INITIAL_STATE.row],
    ["open", state.assignment, INITIAL_STATE.assignment],
    ["a", state.received, INITIAL_STATE.received],
  ];
  const asked = entries
    .filter(([, value, standard]) => value !== standard)
    .map(
      ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`,
    );
  return `${PLACE}/${state.tab}${asked.length > 0 ? `?${asked.join("&")}` : ""}`;
}

function exerciseEntries(choice: ExerciseChoice): [string, string, string][] {
  const { exercise } = INITIAL_STATE;
  const names: readonly [string, keyof ExerciseChoice][] = [
    ["architecture", "architecture"],
    ["convolutions", "convolutions"],
    ["filters", "filters"],
    ["size", "kernelSize"],
    ["images", "images"],
    ["epochs", "epochs"],
    ["stop", "stopAt"],
  ];
  return names.map(([name, key]) => [name, `${choice[key]}`, `${exercise[key]}`]);
}

const wholeNumber = (text: string | null | undefined) =>
  text && /^\d{1,6}$/.test(text) ? Number(text) : undefined;

/** A model by its name, or `new:NAME:OPTION=VALUE:...` for a network that could be built. */
function parseNetwork(text: string | null): NetworkChoice {
  if (!text) return INITIAL_STATE.network;
  const [first, name, ...options] = text.split(":");
  if (first !== "new" || !name) return { kind: "model", name: text };
  const entries = options.map((option) => option.split("=")).map(([key = "", value]) => [key, Number(value)]);
  return { kind: "architecture", name, options: Object.fromEntries(entries) };
}

export function formatNetwork(network: NetworkChoice): string {
  if (network.kind === "model") return network.name;
  const options = Object.entries(network.options ?? {}).map(([name, value]) => `:${name}=${value}`);
  return `new:${network.name}${options.join("")}`;
}

/** `image=23`, which a teacher would type, means that picture alone. */
function parsePictures(asked: URLSearchParams): readonly PictureName[] {
  const named = asked.get("pictures") ?? (asked.has("image") ? `image:${asked.get("image")}` : "");
  return named
    .split(",")
    .map(parsePicture)
    .filter((picture) => picture !== undefined)
    .slice(0, MOST_PICTURES);
}

export function parsePicture(text: string): PictureName | undefined {
  const [kind, value] = text.split(":");
  if (kind === "drawing" && value) return { kind, name: value };
  if (kind === "pattern" || kind === "photo" || kind === "camera") return { kind };
  const index = kind === "image" ? wholeNumber(value) : undefined;
  return index === undefined ? undefined : { kind: "image", index };
}

export function formatPicture(picture: PictureName): string {
  if (picture.kind === "image") return `image:${picture.index}`;
  return picture.kind === "drawing" ? `drawing:${picture.name}` : picture.kind;
}
