import type {
  CountProgress,
  EvaluateRequest,
  Evaluation,
  LabelledPhoto,
  LeavableStep,
  PhotoPrediction,
} from "../../../src/contract";
import { Classifier } from "../../../src/ml/networks/classifier";
import { letGo } from "../../../src/ml/ops/guard";
import { calibrate } from "../../../src/ml/training/calibrate";
import { datasetExamples } from "../../../src/ml/training/dataset-examples";
import { evaluateAnswers, predictAll } from "../../../src/ml/training/evaluate";
import { evaluatePhotos } from "../../../src/ml/training/evaluate-photos";
import { topK } from "../../../src/ml/training/metrics";
import { appearanceOf } from "../../../src/pictures/appearance";
import { fartherAway } from "../../../src/pictures/farther";
import { preprocess } from "../../../src/pictures/preprocess";
import { Random } from "../../../src/random/random";
import { DatasetStore } from "../dataset/dataset-store";
import { yieldToMessages } from "../event-loop";
import type { CallContext } from "../handler";
import { loadModel } from "../models/shipped-models";
import { LONGEST_SIDE } from "../pictures/decode";
import { decodeServedPhoto } from "../pictures/served-photo";

type Context = CallContext<CountProgress>;

/** Answers a dataset's pictures, or photos, and counts how often that was right. */
export async function evaluate({ model, dataset }: EvaluateRequest, context: Context): Promise<Evaluation> {
  const record = await loadModel(context.storage, model);
  const classifier = await Classifier.load(record, record.card);
  try {
    return dataset.kind === "photos"
      ? await overPhotos(classifier, dataset, context)
      : await overFashionMnist(classifier, context);
  } finally {
    letGo(() => classifier.dispose());
  }
}

async function overFashionMnist(
  classifier: Classifier,
  { storage, signal, progress }: Context,
): Promise<Evaluation> {
  const test = await new DatasetStore(storage).load("test");
  const { name, labels } = classifier.card;
  const probabilities = await predictAll(
    (inputs, count) => classifier.predict(inputs, count),
    datasetExamples(test, classifier.inputShape),
    labels.length,
    async (done) => {
      progress({ done, total: test.count });
      await yieldToMessages();
      signal.throwIfAborted();
    },
  );
  return evaluateAnswers({
    model: name,
    dataset: "fashion-mnist",
    labels,
    truth: test.labels,
    probabilities,
  });
}

async function overPhotos(
  classifier: Classifier,
  {
    photos,
    without = [],
    farther = 1,
    appearance = false,
  }: Extract<EvaluateRequest["dataset"], { kind: "photos" }>,
  { signal, progress }: Context,
): Promise<Evaluation> {
  const predictions: PhotoPrediction[] = [];
  const random = new Random(1);
  for (const photo of photos) {
    signal.throwIfAborted();
    predictions.push(await answerPhoto(classifier, photo, { without, farther, random, appearance }));
    progress({ done: predictions.length, total: photos.length });
  }
  const calibration = calibrate(predictions);
  return { ...evaluatePhotos(classifier.card, predictions), ...(calibration ? { calibration } : {}) };
}

interface Seeing {
  readonly without: readonly LeavableStep[];
  readonly farther: number;
  readonly random: Random;
  readonly appearance: boolean;
}

async function answerPhoto(
  classifier: Classifier,
  photo: LabelledPhoto,
  { without, farther, random, appearance }: Seeing,
): Promise<PhotoPrediction> {
  // What the ground adds takes its share of the pixels that are looked at.
  const decoded = await decodeServedPhoto(photo, LONGEST_SIDE / farther);
  const image = farther > 1 ? fartherAway(decoded, farther, random) : decoded;
  const { input } = preprocess(image, { ...classifier.preparation, without });
  const { probabilities, known } = await classifier.predictPhoto(
    input,
    without.includes("mirror") ? { mirrored: false } : {},
  );
  const { labels } = classifier.card;
  const top = topK(probabilities, labels.length).map((i) => [labels[i]!, probabilities[i]!] as const);
  const answer = { file: photo.file, label: photo.label, top, known };
  return appearance ? { ...answer, appearance: appearanceOf(image) } : answer;
}
