import { type Answer, type Classification, isLabel, LABEL_NAMES } from "../../../src/contract";
import { preprocess } from "../../../src/ml/preprocess";
import { topK } from "../../../src/ml/training/metrics";
import { decodeImage } from "../decode";
import type { Handlers } from "../service";

const ANSWERS = 3;

export const classifyHandlers: Pick<Handlers, "classify"> = {
  async classify({ image, top = ANSWERS, stages = false }, { session, signal }): Promise<Classification> {
    const started = performance.now();
    const decoded = await decodeImage(image);
    await session.begun();
    signal.throwIfAborted();
    const decodedAt = performance.now();
    const { prepared, preparedAt, classifier, probabilities, known } = await session.recovering(async () => {
      const classifier = session.activeModel;
      const prepared = preprocess(decoded, { shape: classifier.inputShape, stages });
      const preparedAt = performance.now();
      return { prepared, preparedAt, classifier, ...(await classifier.predictPhoto(prepared.input)) };
    });
    const { card } = classifier;
    const [height, width] = classifier.inputShape;
    const answers = topK(probabilities, top).map((index) =>
      answerOf(card.labels[index]!, probabilities[index]!),
    );
    const predictedAt = performance.now();
    return {
      answers,
      known,
      sure: known >= card.knownThreshold,
      input: { width, height, pixels: toBytes(prepared.grey) },
      ...(stages ? { stages: prepared.stages } : {}),
      model: card.name,
      backend: session.activeBackend,
      ms: {
        decode: decodedAt - started,
        preprocess: preparedAt - decodedAt,
        predict: predictedAt - preparedAt,
        total: predictedAt - started,
      },
    };
  },
};

function answerOf(label: string, probability: number): Answer {
  return { label, name: isLabel(label) ? LABEL_NAMES[label] : label, probability };
}

function toBytes(values: Float32Array): Uint8ClampedArray {
  return Uint8ClampedArray.from(values, (value) => value * 255);
}
