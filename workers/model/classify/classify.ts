import type { Aim, Appearance, Classification, ClassifyRequest } from "../../../src/contract";
import { preprocess, type RgbaImage } from "../../../src/pictures/preprocess";
import { answersByClasses } from "../collection/answers";
import type { WorkerContext } from "../context";
import type { PreparedHandler } from "../handler";
import { decodeImage, uprightPicture } from "../pictures/decode";

const ANSWERS = 3;

/** Where less of the model's answer than this went to classes that may be named, what is left says nothing. */
const LEAST_NAMED = 0.1;

/** A decoded picture, and when its decoding began and ended, by `performance.now()`. */
interface DecodedPhoto {
  readonly image: RgbaImage;
  readonly source: ClassifyRequest["image"];
  readonly startedAt: number;
  readonly decodedAt: number;
}

export const classifyHandler: PreparedHandler<"classify"> = {
  async prepare({ image }) {
    const photo = await decodePhoto(image);
    return (request, context) => answerPhoto(photo, request, context);
  },
};

export async function decodePhoto(image: ClassifyRequest["image"]): Promise<DecodedPhoto> {
  const startedAt = performance.now();
  const decoded = await decodeImage(image);
  return { image: decoded, source: image, startedAt, decodedAt: performance.now() };
}

/** Answers a decoded picture with the active model, by the owner's classes. */
export async function answerPhoto(
  { image, source, startedAt, decodedAt }: DecodedPhoto,
  { top = ANSWERS, stages = false, appearance = false, aim = false }: Omit<ClassifyRequest, "image">,
  { answering, classes, computing }: Pick<WorkerContext, "answering" | "classes" | "computing">,
): Promise<Classification> {
  const beganAt = performance.now();
  const classifier = answering.active;
  const prepared = preprocess(image, { ...classifier.preparation, stages });
  const preparedAt = performance.now();
  const { probabilities, known } = await classifier.predictPhoto(prepared.input);
  const { card } = classifier;
  const [height, width] = classifier.inputShape;
  const { answers, named } = answersByClasses(card.labels, probabilities, await classes.records());
  const predictedAt = performance.now();
  const upright = stages && source.kind === "blob" ? await uprightCopyOf(source.blob) : undefined;
  const described = appearance ? await describe(image) : undefined;
  const sure = known >= card.knownThreshold && named >= LEAST_NAMED;
  // Where the answer is not sure, the view says how to take a better photo.
  const aimed = aim || (appearance && !sure) ? await findAim(image) : undefined;
  return {
    answers: answers.slice(0, top),
    known,
    sure,
    ...(described ? { appearance: described } : {}),
    ...(aimed ? { aim: aimed } : {}),
    input: { width, height, pixels: toBytes(prepared.grey) },
    ...(stages ? { stages: prepared.stages, preview: previewOf(image) } : {}),
    ...(stages && prepared.seen ? { seen: prepared.seen } : {}),
    ...(upright ? { upright } : {}),
    model: card.name,
    backend: computing.active,
    ms: {
      decode: decodedAt - startedAt,
      preprocess: preparedAt - beganAt,
      predict: predictedAt - preparedAt,
      total: predictedAt - startedAt,
    },
  };
}

/** Undefined where the file went away in the meantime: its picture has its answer all the same. */
const uprightCopyOf = (blob: Blob) => uprightPicture(blob).catch(() => undefined);

const previewOf = ({ width, height, data }: RgbaImage) => ({ width, height, pixels: data });

/** Loaded with the first photo, after the start. A worker's chunk that is missing throws at once, hence `async`. */
const loadAppearance = async () =>
  import(/* webpackChunkName: "appearance" */ "../../../src/pictures/appearance");

/** Undefined where its code cannot be loaded: a photo has its answer all the same. */
async function describe(image: RgbaImage): Promise<Appearance | undefined> {
  const module = await loadAppearance().catch(() => undefined);
  return module?.appearanceOf(image);
}

/** In the same file; a photo has its answer without it too. */
async function findAim(image: RgbaImage): Promise<Aim | undefined> {
  const loadAim = async () => import(/* webpackChunkName: "appearance" */ "../../../src/pictures/aim");
  const module = await loadAim().catch(() => undefined);
  return module?.aimOf(image);
}

function toBytes(values: Float32Array): Uint8ClampedArray {
  return Uint8ClampedArray.from(values, (value) => value * 255);
}
