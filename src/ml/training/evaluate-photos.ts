import {
  type Evaluation,
  FINER_LABELS,
  FOOTWEAR,
  FOOTWEAR_LABELS,
  type ModelCard,
  type PhotoPrediction,
} from "../../contract";
import { accuracyPerClass, auroc, confusionOf, expectedCalibrationError } from "./metrics";

/** Whether an answer is right for a photo's label. For `footwear`, any kind of shoe is right; finer names count as the ten. */
export function isRight(label: string, answer: string): boolean {
  if (label === FOOTWEAR) return (FOOTWEAR_LABELS as readonly string[]).includes(answer);
  return label === answer || FINER_LABELS[label] === answer;
}

type EvaluatedModel = Pick<ModelCard, "name" | "labels" | "knownThreshold">;

/**
 * Evaluates predictions for photos. Accuracy, top-2, calibration error and confusion count only photos with a label that
 * the model knows; photos with other labels count towards `unknownAuroc` and `unknownNamed`. For photos labelled `footwear`, the confusion
 * counts every kind of shoe as the answer `footwear`.
 */
export function evaluatePhotos(
  { name: model, labels: modelLabels, knownThreshold }: EvaluatedModel,
  predictions: readonly PhotoPrediction[],
): Evaluation {
  const isKnown = ({ label }: PhotoPrediction) => modelLabels.some((name) => isRight(label, name));
  const known = predictions.filter(isKnown);
  const unknown = predictions.filter((prediction) => !isKnown(prediction));
  const graded = known.map(({ label, top }) => ({
    confidence: confidenceOf(label, top),
    right: isRight(label, top[0]![0]),
  }));
  const hits = known.filter(({ label, top }) => top.slice(0, 2).some(([answer]) => isRight(label, answer)));
  const labels = known.some(({ label }) => label === FOOTWEAR)
    ? [...modelLabels, FOOTWEAR]
    : [...modelLabels];
  const confusion = confusionOf(
    labels,
    known.map(({ label, top }) => {
      const answer = top[0]![0];
      const shown = label === FOOTWEAR && isRight(label, answer) ? FOOTWEAR : answer;
      return [labels.indexOf(label), labels.indexOf(shown)] as const;
    }),
  );
  const share = (count: number) => (known.length === 0 ? 0 : count / known.length);
  const named = unknown.filter((prediction) => prediction.known >= knownThreshold).length;
  const unknownAuroc = auroc(
    known.map((p) => p.known),
    unknown.map((p) => p.known),
  );
  return {
    model,
    dataset: "photos",
    count: known.length,
    accuracy: share(graded.filter(({ right }) => right).length),
    top2: share(hits.length),
    ece: expectedCalibrationError(graded),
    confusion,
    perClass: accuracyPerClass(confusion),
    ...(unknownAuroc === undefined ? {} : { unknownAuroc, unknownNamed: named / unknown.length }),
    predictions,
  };
}

/** The first answer's probability; for a shoe as answer to `footwear`, the sum over all kinds of shoe. */
function confidenceOf(label: string, top: PhotoPrediction["top"]): number {
  const [answer, probability] = top[0]!;
  if (label !== FOOTWEAR || !isRight(label, answer)) return probability;
  return top.filter(([name]) => isRight(FOOTWEAR, name)).reduce((sum, [, p]) => sum + p, 0);
}
