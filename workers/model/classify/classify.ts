import type { Classification } from "../../../src/contract";
import { preprocess } from "../../../src/pictures/preprocess";
import { answersByClasses } from "../collection/answers";
import { decodeImage } from "../pictures/decode";
import type { Handlers } from "../service";

const ANSWERS = 3;

/** Where less of the model's answer than this went to classes that may be named, what is left says nothing. */
const LEAST_NAMED = 0.1;

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
    const { answers, named } = answersByClasses(card.labels, probabilities, await session.classRecords());
    const predictedAt = performance.now();
    return {
      answers: answers.slice(0, top),
      known,
      sure: known >= card.knownThreshold && named >= LEAST_NAMED,
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

function toBytes(values: Float32Array): Uint8ClampedArray {
  return Uint8ClampedArray.from(values, (value) => value * 255);
}
