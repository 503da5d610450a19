import {
  array,
  check,
  exactOptional,
  finite,
  type InferOutput,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  string,
  tuple,
} from "valibot";
import { areSums, MOST_SHARED } from "../../contract";
import { hasUnseen } from "../unseen";

export const PROJECT_FORMAT = "hanger-project";
export const PROJECT_VERSION = 1;

export const MOST_CLASSES = 200;
export const MOST_PHOTOS = 20_000;
export const MOST_MODELS = 200;
const MOST_SHARES = 2000;

/** Limits for a picture's side in pixels and a photo's bytes. No stored photo comes near them. */
const MOST_SIDE = 10_000;
const MOST_FRAMED_SIDE = 512;
export const MOST_PHOTO_BYTES = 20_000_000;

const real = pipe(number(), finite());
const count = (most: number, least = 0) => pipe(number(), integer(), minValue(least), maxValue(most));

/** An id. Ids name files in the zip file, so they contain no characters of paths. */
const id = pipe(string(), regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/));

const line = (most: number) =>
  pipe(
    string(),
    check((text) => [...text].length <= most && !hasUnseen(text), "has characters that no name has"),
  );
const text = (most: number) => pipe(string(), maxLength(most));
const name = pipe(line(40), minLength(1));
const sum = pipe(string(), regex(/^[0-9a-f]{64}$/));

/** Milliseconds since 1970, up to the year 2100. */
const time = pipe(real, minValue(0), maxValue(4_102_444_800_000));

const classSchema = object({
  id,
  name,
  addedAt: time,
  state: picklist(["shown", "hidden", "deleted"]),
  mergedInto: optional(id),
});

const colour = pipe(real, minValue(0), maxValue(255));

const photoSchema = object({
  id,
  label: id,
  name: text(1000),
  addedAt: time,
  width: count(MOST_SIDE, 1),
  height: count(MOST_SIDE, 1),
  bytes: count(MOST_PHOTO_BYTES, 1),
  sha256: sum,
  look: pipe(string(), regex(/^[0-9a-f]{16}$/)),
  /** Side and background colour of the picture in `framed/`; absent if there is none. */
  framed: optional(object({ side: count(MOST_FRAMED_SIDE, 1), ground: tuple([colour, colour, colour]) })),
});

const modelSchema = object({
  name: id,
  origin: picklist(["trained", "imported"]),
  /** Whether there is a `memory.bin`. */
  memory: optional(literal(true)),
  /** The photos that the model has learned. */
  taught: optional(
    pipe(array(object({ id, label: id, answer: optional(line(100)) })), maxLength(10 * MOST_PHOTOS)),
  ),
});

const digits = (count: number) => pipe(string(), regex(new RegExp(`^[0-9a-f]{${count}}$`)));

/** What another device learned of a class: see `ShareRecord`. */
const shareSchema = pipe(
  object({
    id: digits(20),
    network: digits(8),
    label: id,
    photos: count(MOST_SHARED, 1),
    sums: pipe(array(count(255 * MOST_SHARED)), minLength(1), maxLength(10_000)),
    madeAt: count(2 ** 32 - 1),
  }),
  check(({ photos, sums }) => areSums(sums, photos), "has sums that no photos have"),
);

/** The contents of `project.json`. Pictures and networks are files beside it. */
export const projectSchema = object({
  format: literal(PROJECT_FORMAT),
  version: literal(PROJECT_VERSION),
  savedAt: time,
  classes: pipe(array(classSchema), maxLength(MOST_CLASSES * 5)),
  photos: pipe(array(photoSchema), maxLength(MOST_PHOTOS)),
  models: pipe(array(modelSchema), maxLength(MOST_MODELS)),
  activeModel: optional(id),
  shares: optional(pipe(array(shareSchema), maxLength(MOST_SHARES))),
});

export type Project = InferOutput<typeof projectSchema>;
export type ProjectPhoto = Project["photos"][number];
export type ProjectModel = Project["models"][number];

/** A model's `card.json`. Unknown properties are dropped. */
export const cardSchema = object({
  name: id,
  title: line(200),
  version: text(100),
  architecture: text(100),
  parameters: count(1e9),
  labels: pipe(array(pipe(line(100), minLength(1))), minLength(2), maxLength(1000)),
  command: text(4000),
  madeAt: text(100),
  description: text(4000),
  figures: record(text(100), real),
  weightsSha256: sum,
  temperature: pipe(real, minValue(0.01), maxValue(100)),
  knownThreshold: pipe(real, minValue(0), maxValue(1)),
  parent: optional(text(200)),
  framing: exactOptional(literal("centre")),
  learnedFrom: exactOptional(
    object({
      checksum: sum,
      shares: pipe(array(id), maxLength(MOST_SHARES)),
      brought: pipe(array(line(100)), maxLength(1000)),
      broughtPhotos: count(1e6),
    }),
  ),
  inputScale: exactOptional(pipe(real, minValue(1), maxValue(255))),
});
