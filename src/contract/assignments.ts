import type { Confused } from "./explore";

/** What the file of an assignment, and that of someone's answers, calls itself. */
export const ASSIGNMENT_FORMAT = "hanger-assignment";
export const ANSWERS_FORMAT = "hanger-answers";
export const ASSIGNMENT_VERSION = 2;

export const MOST_STEPS = 40;

/** The most characters of a text of several lines, of one line, and of a name. */
export const LONGEST_TEXT = { lines: 2000, line: 200, name: 80 } as const;

/** Networks that a step may ask about: the two of the course's labs. */
export const ASKED_NETWORKS = ["cnn", "dense"] as const;

/** What the filter of a step has to leave of a picture. */
export const LEFT_LINES = ["horizontal", "vertical", "edges"] as const;

export const STEP_KINDS = ["shape", "filter", "experiment", "confusion", "text"] as const;

export type StepKind = (typeof STEP_KINDS)[number];

interface AnyStep {
  /** The teacher's words; may be empty where the kind says what to do. */
  readonly text: string;
  /** A place of Explore to look at for it: its address, from the `#`. */
  readonly look?: string;
}

/** What a layer gives, or how many parameters it has. */
export interface ShapeStep extends AnyStep {
  readonly kind: "shape";
  readonly network: (typeof ASKED_NETWORKS)[number];
  readonly options: Readonly<Record<string, number>>;
  /** Its number, from 1; 0 asks for the parameters of the whole network. */
  readonly layer: number;
  readonly asked: "shape" | "parameters";
}

/** A filter of 3x3 weights that leaves such lines and nothing of plain areas. */
export interface FilterStep extends AnyStep {
  readonly kind: "filter";
  readonly leaves: (typeof LEFT_LINES)[number];
}

/** An experiment whose network is right on enough of the test images, and small enough. */
export interface ExperimentStep extends AnyStep {
  readonly kind: "experiment";
  /** 0..1; its experiment has to reach it. */
  readonly accuracy: number;
  /** The same for the pictures that come with the app, which are too few to reach `accuracy`; absent: `accuracy` holds for them too. */
  readonly sampleAccuracy?: number;
  /** Its network has to have fewer; absent: any number will do. */
  readonly parameters?: number;
}

/** Two kinds that a network of one's own confused, and why; a person reads it. */
export interface ConfusionStep extends AnyStep {
  readonly kind: "confusion";
}

/** A question whose answers a person reads. */
export interface TextStep extends AnyStep {
  readonly kind: "text";
}

export type AssignmentStep = ShapeStep | FilterStep | ExperimentStep | ConfusionStep | TextStep;

export interface Assignment {
  readonly title: string;
  /** What it is about, before the first step; may be empty. */
  readonly intro: string;
  readonly steps: readonly AssignmentStep[];
}

/** Two kinds, and the network of the experiment that confused them. */
export interface ChosenConfusion extends Confused {
  readonly network: string;
  readonly options: Readonly<Record<string, number>>;
}

/** What was answered to a step; undefined: nothing yet. */
export type StepAnswer =
  | { readonly kind: "shape" | "text"; readonly text: string }
  /** As typed, row by row. */
  | { readonly kind: "filter"; readonly weights: readonly string[] }
  | {
      readonly kind: "experiment";
      readonly network: string;
      readonly options: Readonly<Record<string, number>>;
      /** As the device measured it that ran the experiment. */
      readonly accuracy: number;
      /** How many test images it was measured on; absent where an earlier Hanger answered. */
      readonly testImages?: number;
    }
  | {
      readonly kind: "confusion";
      /** Absent where none was chosen. */
      readonly chosen?: ChosenConfusion;
      readonly text: string;
    }
  | undefined;

/** What someone has answered so far, as kept on their device. */
export interface AnswerDraft {
  /** Only if it was typed. */
  readonly name: string;
  /** One for each step. */
  readonly answers: readonly StepAnswer[];
}

export type AssignmentOrigin = "lab" | "own" | "received";

export interface KeptAssignment {
  /** Of a lab its name, of any other a checksum of its content: a changed one is another one. */
  readonly id: string;
  readonly origin: AssignmentOrigin;
  readonly assignment: Assignment;
  /** Milliseconds since 1970; 0 for the labs. */
  readonly keptAt: number;
}

/** What is told of an answer. `open`: only a person can tell. */
export interface StepVerdict {
  readonly kind: "right" | "wrong" | "open" | "unanswered";
  /** What is wrong, where more can be said than that. */
  readonly why?: string;
  /** Of an experiment, computed here from its network. */
  readonly parameters?: number;
}

/** Answers that someone handed in. */
export interface HandedIn {
  /** Drawn at random on their device, for this assignment: who hands in again takes the place of what was there. */
  readonly from: string;
  readonly name: string;
  readonly answeredAt: number;
  readonly answers: readonly StepAnswer[];
}

/** The same in the table of whoever collects them, checked on this device. */
export interface CheckedAnswers extends HandedIn {
  readonly verdicts: readonly StepVerdict[];
}

/** A file, or text that was pasted and may hold several codes. `name`: what sentences call it. */
export interface AnswersCandidate {
  readonly name: string;
  readonly content: string | Blob;
}

export interface CollectedAnswers {
  readonly added: number;
  /** They were here already. */
  readonly known: number;
  /** Sentences. */
  readonly refused: readonly string[];
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface AssignmentsCalls {
  /** The labs, then the others, the latest first. */
  listAssignments: { request: undefined; progress: never; result: readonly KeptAssignment[] };
  /** Checks and keeps an assignment that was made here. */
  keepAssignment: { request: { assignment: Assignment }; progress: never; result: KeptAssignment };
  /** Reads one that comes from elsewhere, as a file or the end of a link, and keeps it. */
  openAssignment: { request: { content: string | Blob }; progress: never; result: KeptAssignment };
  /** With all that was answered to it here, and collected. */
  deleteAssignment: { request: { id: string }; progress: never; result: undefined };
  /** `link` is the address from the `#`; absent where it would be too long to be sent. A lab, which everybody has, needs no file. */
  shareAssignment: { request: { id: string }; progress: never; result: { link?: string; file?: string } };
  /** The assignment that is being made. */
  readSketch: { request: undefined; progress: never; result: Assignment | undefined };
  keepSketch: { request: { sketch?: Assignment }; progress: never; result: undefined };

  readAnswers: { request: { id: string }; progress: never; result: AnswerDraft };
  keepAnswers: { request: { id: string; draft: AnswerDraft }; progress: never; result: undefined };
  checkAnswers: {
    request: { id: string; answers: readonly StepAnswer[] };
    progress: never;
    result: readonly StepVerdict[];
  };
  /** What was answered, for whoever gave the assignment: as a code that can be pasted, and as a file. */
  handIn: { request: { id: string }; progress: never; result: { code: string; file: string } };

  collectAnswers: {
    request: { id: string; candidates: readonly AnswersCandidate[] };
    progress: never;
    result: CollectedAnswers;
  };
  /** In the order in which they were answered. */
  listCollected: { request: { id: string }; progress: never; result: readonly CheckedAnswers[] };
  deleteCollected: { request: { id: string; from: string }; progress: never; result: undefined };
}
