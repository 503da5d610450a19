import {
  type Answer,
  HangerError,
  LABELS,
  type TrainingSteps,
  type TrainingStepsRequest,
} from "../../../src/contract";
import { type OtherPictures, trainingSteps } from "../../../src/ml/explore/training-steps";
import type { Classifier } from "../../../src/ml/networks/classifier";
import { datasetExamples } from "../../../src/ml/training/dataset-examples";
import type { Storage } from "../../../src/storage";
import { explorationWords } from "../../../src/words/exploration";
import type { WorkerContext } from "../context";
import { openDataset } from "../dataset/open-dataset";
import { nameAnswer } from "./exploration";

/** Enough to see where a learning rate leads, and still answered at once. */
const MOST_STEPS_AT_ONCE = 50;

/** What some steps of training on one picture do to a model, which stays as it is. */
export function showSteps(
  { model, ...request }: TrainingStepsRequest,
  { answering, storage }: Pick<WorkerContext, "answering" | "storage">,
): Promise<TrainingSteps> {
  const { steps, learningRate } = request;
  if (!(Number.isInteger(steps) && steps >= 0 && steps <= MOST_STEPS_AT_ONCE && learningRate > 0)) {
    throw new HangerError("bad-request", explorationWords.stepsOutOfRange(MOST_STEPS_AT_ONCE));
  }
  return answering.lend(model, async (classifier) => {
    const { network, card } = classifier;
    const label = card.labels.indexOf(request.label);
    if (label < 0) throw new HangerError("bad-request", explorationWords.noSuchAnswer(request.label));
    const others = await otherPictures(storage, classifier);
    const ran = await trainingSteps(network, { ...request, label, others });
    const named = (values: Float32Array): Answer[] =>
      [...values].map((probability, i) => nameAnswer(card.labels[i]!, probability));
    return { ...ran, before: named(ran.before), after: named(ran.after) };
  });
}

/** So many test images show what steps on one picture do to the answers to all others. */
const OTHERS = 100;

/** The first test images of the sample; undefined where it is not here, or the model has no answer for one of them. */
async function otherPictures(storage: Storage, classifier: Classifier): Promise<OtherPictures | undefined> {
  const {
    card: { labels },
    inputShape: shape,
  } = classifier;
  const sample = await openDataset(storage, "fashion-mnist-sample");
  if (!(await sample.isComplete())) return undefined;
  const examples = datasetExamples(await sample.load("test", OTHERS), shape);
  const numbers = Array.from({ length: OTHERS }, (_, i) => labels.indexOf(LABELS[examples.label(i)]!));
  if (numbers.includes(-1)) return undefined;
  const size = shape.reduce((product, each) => product * each, 1);
  const inputs = new Float32Array(OTHERS * size);
  for (let i = 0; i < OTHERS; i++) examples.read(i, inputs.subarray(i * size, (i + 1) * size));
  return { inputs: classifier.scaled(inputs), labels: numbers };
}
