import {
  array,
  check,
  exactOptional,
  finite,
  type GenericSchema,
  integer,
  length,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  object,
  picklist,
  pipe,
  record,
  regex,
  string,
  transform,
  variant,
} from "valibot";
import {
  ANSWERS_FORMAT,
  ASKED_NETWORKS,
  ASSIGNMENT_VERSION,
  type Assignment,
  LABELS,
  LEFT_LINES,
  LONGEST_TEXT,
  MOST_STEPS,
  type StepAnswer,
} from "../../contract";
import { withoutUnseen } from "../unseen";

/** Lines without the characters that nobody sees, which would garble what stands around them. */
const seen = (text: string) => text.split(/\r\n?|\n/).map((line) => withoutUnseen(line));

const line = (most: number) =>
  pipe(
    string(),
    maxLength(most),
    transform((text) => seen(text).join(" ").trim()),
  );

const text = pipe(
  string(),
  maxLength(LONGEST_TEXT.lines),
  transform((text) => seen(text).join("\n").trim()),
);

const count = (most: number, least = 0) => pipe(number(), integer(), minValue(least), maxValue(most));
const share = pipe(number(), finite(), minValue(0), maxValue(1));

/** Which options a network has is for the registry of networks to say. */
const options = pipe(
  record(pipe(string(), regex(/^[A-Za-z]{1,20}$/)), count(10_000)),
  check((values) => Object.keys(values).length <= 10, "there are too many options"),
);

/** The address of a part of Explore, from the `#`: nothing outside of it, and no other place of the app. */
const look = pipe(
  string(),
  maxLength(500),
  regex(/^#\/explore\/(layers|activations|filters|exercises)(\?[\w=&:,.%/-]*)?$/),
);

const anyStep = { text, look: exactOptional(look) };

const step = variant("kind", [
  object({
    kind: literal("shape"),
    ...anyStep,
    network: picklist(ASKED_NETWORKS),
    options,
    layer: count(100),
    asked: picklist(["shape", "parameters"]),
  }),
  object({ kind: literal("filter"), ...anyStep, leaves: picklist(LEFT_LINES) }),
  object({
    kind: literal("experiment"),
    ...anyStep,
    accuracy: share,
    sampleAccuracy: exactOptional(share),
    parameters: exactOptional(count(1e9, 1)),
  }),
  object({ kind: literal("confusion"), ...anyStep }),
  object({ kind: literal("text"), ...anyStep, text: pipe(text, minLength(1)) }),
]);

/** Unknown properties are dropped. */
export const assignmentSchema: GenericSchema<unknown, Assignment> = object({
  title: pipe(line(LONGEST_TEXT.line), minLength(1)),
  intro: text,
  steps: pipe(array(step), minLength(1), maxLength(MOST_STEPS)),
}) as never;

const network = { network: pipe(string(), regex(/^[a-z][a-z0-9-]{0,39}$/)), options };

/** Fashion-MNIST has as many. */
const testImages = count(10_000, 1);

/** As in a file, where JSON has no `undefined`. */
const answer = nullable(
  variant("kind", [
    object({ kind: picklist(["shape"]), text: line(LONGEST_TEXT.line) }),
    object({ kind: picklist(["text"]), text }),
    object({ kind: literal("filter"), weights: pipe(array(line(20)), length(9)) }),
    object({
      kind: literal("experiment"),
      ...network,
      accuracy: share,
      testImages: exactOptional(testImages),
    }),
    object({
      kind: literal("confusion"),
      chosen: exactOptional(
        object({
          ...network,
          label: picklist(LABELS),
          answer: picklist(LABELS),
          count: testImages,
          of: testImages,
        }),
      ),
      text,
    }),
  ]),
);

/** Someone's answers as a file or a code holds them. */
export interface AnswersDocument {
  readonly format: typeof ANSWERS_FORMAT;
  readonly version: number;
  /** Id of what they answer. */
  readonly assignment: string;
  readonly from: string;
  readonly name: string;
  readonly answeredAt: number;
  readonly answers: readonly (StepAnswer | null)[];
}

const version = count(ASSIGNMENT_VERSION, 1);

export const answersSchema: GenericSchema<unknown, AnswersDocument> = object({
  format: literal(ANSWERS_FORMAT),
  version,
  assignment: pipe(string(), regex(/^[a-z0-9-]{1,40}$/)),
  from: pipe(string(), regex(/^[0-9a-f]{16}$/)),
  name: line(LONGEST_TEXT.name),
  /** From 2020 to 2100. */
  answeredAt: pipe(number(), integer(), minValue(1_577_836_800_000), maxValue(4_102_444_800_000)),
  answers: pipe(array(answer), minLength(1), maxLength(MOST_STEPS)),
}) as never;
