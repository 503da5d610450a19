import type {
  Assignment,
  AssignmentStep,
  ExperimentStep,
  FilterStep,
  NetworkChoice,
  NetworkExplanation,
  ShapeStep,
  StepAnswer,
  StepVerdict,
} from "../../../src/contract";
import { faultOfFilter } from "../../../src/pictures/filters/left-lines";
import { assignmentSentences } from "../../../src/words/assignment-sentences";
import { formatNumber } from "../../../src/words/numbers";
import { readNumber } from "../../../src/words/typed-number";
import { isShape, isWholeNumber } from "../../../src/words/typed-shape";
import { withWords } from "../../../src/words/with-words";
import type { WorkerContext } from "../context";

type NetworksContext = Pick<WorkerContext, "storage" | "answering">;

/** Explains each network once, however many steps and people ask about it. */
export type Explain = (
  network: string,
  options: Readonly<Record<string, number>>,
) => Promise<NetworkExplanation>;

export function explainOnce(context: NetworksContext): Explain {
  const explained = new Map<string, Promise<NetworkExplanation>>();
  return (name, options) => {
    const key = JSON.stringify([name, Object.entries(options).sort()]);
    const known = explained.get(key) ?? explain({ kind: "architecture", name, options }, context);
    explained.set(key, known);
    return known;
  };
}

async function explain(choice: NetworkChoice, context: NetworksContext): Promise<NetworkExplanation> {
  const { explainNetwork } = await withWords(import("../explore/exploration"));
  return explainNetwork(choice, context);
}

const RIGHT: StepVerdict = { kind: "right" };
const OPEN: StepVerdict = { kind: "open" };
const UNANSWERED: StepVerdict = { kind: "unanswered" };
const wrong = (why?: string): StepVerdict => (why ? { kind: "wrong", why } : { kind: "wrong" });

/** Checks answers, one for each step; what is right is computed here, and nothing of it is read from a file. */
export function verdictsOn(
  { steps }: Assignment,
  answers: readonly StepAnswer[],
  explained: Explain,
): Promise<readonly StepVerdict[]> {
  return Promise.all(steps.map((step, i) => verdictOn(step, answers[i], explained)));
}

async function verdictOn(step: AssignmentStep, answer: StepAnswer, explained: Explain): Promise<StepVerdict> {
  if (!answer || !fits(answer, step) || isEmpty(answer)) return UNANSWERED;
  if (step.kind === "shape" && answer.kind === "shape") return onShape(step, answer.text, explained);
  if (step.kind === "filter" && answer.kind === "filter") return onFilter(step, answer.weights);
  if (step.kind === "experiment" && answer.kind === "experiment")
    return onExperiment(step, answer, explained);
  return OPEN;
}

/** Earlier Hangers asked for words alone where a confusion is asked for now. */
const fits = ({ kind }: NonNullable<StepAnswer>, step: AssignmentStep) =>
  kind === step.kind || (kind === "text" && step.kind === "confusion");

function isEmpty(answer: NonNullable<StepAnswer>): boolean {
  if (answer.kind === "experiment" || (answer.kind === "confusion" && answer.chosen)) return false;
  const typed = answer.kind === "filter" ? answer.weights : [answer.text];
  return typed.every((text) => text.trim() === "");
}

async function onShape(
  { network, options, layer, asked }: ShapeStep,
  text: string,
  explained: Explain,
): Promise<StepVerdict> {
  const explanation = await explained(network, options);
  const place = layer === 0 ? explanation : explanation.layers[layer - 1]!;
  if (!/\d/.test(text)) {
    return wrong(asked === "shape" ? assignmentSentences.shapeAsNumbers : assignmentSentences.oneNumber);
  }
  const isRight =
    asked === "shape" && "outputShape" in place
      ? isShape(text, place.outputShape)
      : isWholeNumber(text, place.parameters);
  return isRight ? RIGHT : wrong();
}

function onFilter({ leaves }: FilterStep, typed: readonly string[]): StepVerdict {
  const weights = typed.map(readNumber);
  if (!weights.every(Number.isFinite)) return wrong(assignmentSentences.nineNumbers);
  switch (faultOfFilter(weights, leaves)) {
    case "plain":
      return wrong(assignmentSentences.leavesPlain);
    case "others":
      return wrong(assignmentSentences.leavesOthers[leaves === "edges" ? "horizontal" : leaves]);
    case "none":
      return wrong(assignmentSentences.leavesNone[leaves]);
    default:
      return RIGHT;
  }
}

const WHOLE_TEST_SET = 10_000;

/** The accuracy is what the device that ran the experiment measured; the network's size is computed anew. */
async function onExperiment(
  step: ExperimentStep,
  answer: Extract<StepAnswer, { kind: "experiment" }>,
  explained: Explain,
): Promise<StepVerdict> {
  const explanation = await explained(answer.network, answer.options).catch(() => undefined);
  if (!explanation || explanation.conflict) return wrong(assignmentSentences.noSuchExperiment);
  const { parameters } = explanation;
  const share = (accuracy: number) => formatNumber(accuracy, 3);
  if (step.parameters !== undefined && parameters >= step.parameters) {
    const why = assignmentSentences.tooManyParameters(
      formatNumber(parameters),
      formatNumber(step.parameters),
    );
    return { ...wrong(why), parameters };
  }
  const isOfSample = answer.testImages !== undefined && answer.testImages < WHOLE_TEST_SET;
  const asked = isOfSample ? (step.sampleAccuracy ?? step.accuracy) : step.accuracy;
  if (answer.accuracy < asked) {
    const why = assignmentSentences.notAccurate(share(answer.accuracy), share(asked));
    return { ...wrong(why), parameters };
  }
  return { ...RIGHT, parameters };
}
