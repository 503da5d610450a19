import { tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import {
  FOOTWEAR,
  FOOTWEAR_LABELS,
  HangerError,
  type LabelledPhoto as PhotoAddress,
  type RetrainProgress,
  type RetrainRequest,
  type RetrainResult,
} from "../../../src/contract";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { readBatch } from "../../../src/ml/data/batches";
import { type Examples, joinExamples } from "../../../src/ml/data/examples";
import { NONE_INDEX, trainingLabel } from "../../../src/ml/data/groups";
import { Classifier } from "../../../src/ml/models/classifier";
import { splitAtHead } from "../../../src/ml/models/forward";
import { toNetworkFiles } from "../../../src/ml/models/layers-model";
import type { FramedPhoto } from "../../../src/ml/preprocess";
import { Random } from "../../../src/ml/random";
import { datasetExamples } from "../../../src/ml/training/dataset-examples";
import { decodeMemory, encodeMemory, type Memory } from "../../../src/ml/training/memory";
import { type LabelledPhoto, photoExamples } from "../../../src/ml/training/photo-examples";
import { type Lessons, retrainHead, STANDARD_RETRAINING } from "../../../src/ml/training/retrain";
import { setWeights } from "../../../src/ml/training/stepper";
import { DatasetStore } from "../dataset-store";
import { yieldToMessages } from "../event-loop";
import type { CallContext, Handlers } from "../service";
import { sha256 } from "../sha256";
import { loadMemory, loadModelRecord } from "../shipped-models";
import { describe } from "./models";
import { framePhoto64 } from "./training";

type RetrainingCalls = "retrain" | "remember";

export const retrainingHandlers: Pick<Handlers, RetrainingCalls> = {
  retrain: (request, context) => context.session.exclusively(() => retrain(request, context)),

  async remember({ model, photos, photosPerLabel, picturesPerLabel, seed }, context) {
    const storage = await context.session.storage;
    const record = await loadModelRecord(storage, model);
    const classifier = await Classifier.load(record, record.card);
    try {
      const known = photos.filter(({ label }) => trainingLabel(label) !== NONE_INDEX);
      const chosen = fewOfEach(known, ({ label }) => label, photosPerLabel, new Random(seed, 1));
      const framed: LabelledPhoto[] = [];
      for (const photo of chosen) {
        framed.push({ label: trainingLabel(photo.label), photo: await framePhoto64(photo) });
      }
      const train = await new DatasetStore(storage).load("train");
      const indices = Array.from({ length: train.count }, (_, i) => i);
      const pictures = fewOfEach(
        indices,
        (i) => String(train.labels[i]),
        picturesPerLabel,
        new Random(seed, 2),
      );
      const shape = classifier.inputShape;
      const dataset = datasetExamples(train, shape);
      const examples = joinExamples([
        { examples: photoExamples(framed, shape), repeats: 1 },
        { examples: onlyThose(dataset, pictures), repeats: 1 },
      ]);
      const { features, size } = await featuresOf(classifier.network, examples, 1, undefined, context.signal);
      return encodeMemory({ count: examples.count, size, features });
    } finally {
      classifier.dispose();
    }
  },
};

/** Views of each new photo: as it is, and seen anew. */
const VIEWS = 16;

async function retrain(
  request: RetrainRequest,
  { session, signal, progress }: CallContext<RetrainProgress>,
): Promise<RetrainResult> {
  const started = performance.now();
  const storage = await session.storage;
  const record = await loadModelRecord(storage, request.model);
  const backend = await session.useBackend(request.backend ?? session.activeBackend.backend);
  const classifier = await Classifier.load(record, record.card);
  try {
    const labels = labelsWith(record.card.labels, request.photos);
    const framed: FramedPhoto[] = [];
    for (const photo of request.photos) {
      framed.push(await framePhoto64(photo));
      progress({ kind: "looking", done: framed.length, total: request.photos.length });
      signal.throwIfAborted();
    }
    const examples = photoExamples(
      framed.map((photo) => ({ photo, label: NONE_INDEX })),
      classifier.inputShape,
    );
    const seen = await featuresOf(classifier.network, examples, VIEWS, new Random(request.seed, 3), signal);
    const memory = decodeMemory(await loadMemory(storage, request.model), seen.size);
    const right = request.photos.map(({ label }) => rightFor(label, labels));
    const lessons: Lessons = {
      count: VIEWS * right.length,
      features: seen.features,
      right: Array.from({ length: VIEWS * right.length }, (_, i) => right[i % right.length]!),
    };
    const settings = { ...STANDARD_RETRAINING, seed: request.seed };
    const { steps } = settings;
    const head = await retrainHead(
      classifier.network,
      memory,
      lessons,
      labels.length,
      settings,
      async (step) => {
        if (step % 10 > 0) return;
        progress({ kind: "step", step, steps });
        await yieldToMessages();
        signal.throwIfAborted();
      },
    );
    const model = await keep(request, { session, classifier, head, labels, memory, lessons });
    const seconds = (performance.now() - started) / 1000;
    return { model, newClasses: labels.slice(record.card.labels.length), seconds, backend };
  } finally {
    classifier.dispose();
  }
}

/** A model's labels, and after them those of the photos that it lacks. */
function labelsWith(known: readonly string[], photos: readonly PhotoAddress[]): readonly string[] {
  const added = photos
    .map(({ label }) => label)
    .filter((label) => label !== FOOTWEAR && !known.includes(label));
  return [...known, ...new Set(added)];
}

/** The classes that a photo's label counts as right. */
function rightFor(label: string, labels: readonly string[]): readonly number[] {
  const names: readonly string[] = label === FOOTWEAR && !labels.includes(label) ? FOOTWEAR_LABELS : [label];
  return names.map((name) => labels.indexOf(name));
}

interface Learned {
  readonly session: CallContext<never>["session"];
  readonly classifier: Classifier;
  readonly head: readonly Float32Array[];
  readonly labels: readonly string[];
  readonly memory: Memory;
  readonly lessons: Lessons;
}

/** Makes the retrained network a model of its own, which remembers what it learned. */
async function keep(
  { name, title, model, photos, seed }: RetrainRequest,
  { session, classifier, head, labels, memory, lessons }: Learned,
) {
  const { card, network } = classifier;
  const body = network
    .getWeights()
    .slice(0, network.getWeights().length - head.length)
    .map((weight) => weight.dataSync<"float32">().slice());
  const next = findArchitecture(card.architecture).build({}, labels.length, seed);
  try {
    setWeights(next, [...body, ...head]);
    const files = await toNetworkFiles(next);
    const weightsSha256 = await sha256(files.weights);
    const madeAt = new Date().toISOString();
    const record = {
      card: {
        ...card,
        name,
        title,
        labels,
        weightsSha256,
        madeAt,
        version: madeAt,
        parameters: next.countParams(),
        command: "",
        description: `${card.title}, taught ${photos.length} photos on this device.`,
        figures: {},
        parent: model,
      },
      ...files,
      origin: "trained" as const,
      sha256: weightsSha256,
      memory: encodeMemory(withLessons(memory, lessons)).buffer,
    };
    await (await session.storage).write([{ store: "models", key: name, value: record }]);
    return describe(record, session);
  } finally {
    next.dispose();
  }
}

/** The memory with the first view of every new picture. */
function withLessons(memory: Memory, { count, features }: Lessons): Memory {
  const added = count / VIEWS;
  const { size } = memory;
  const all = new Float32Array((memory.count + added) * size);
  all.set(memory.features);
  all.set(features.subarray(0, added * size), memory.count * size);
  return { count: memory.count + added, size, features: all };
}

/** Pictures that go through the body of a network at once. */
const AT_ONCE = 32;

/**
 * What a network's dense layers are given of every example: `views` times over, the first as it is and the others as
 * `random` changes them.
 */
async function featuresOf(
  network: LayersModel,
  examples: Examples,
  views: number,
  random: Random | undefined,
  signal: AbortSignal,
) {
  const parts = splitAtHead(network);
  if (!parts) throw new HangerError("model-invalid", "This network cannot be taught more here.");
  const shape = network.inputs[0]!.shape.slice(1) as number[];
  const collected: Float32Array[] = [];
  let size = 0;
  for (let view = 0; view < views; view++) {
    for (let from = 0; from < examples.count; from += AT_ONCE) {
      const count = Math.min(AT_ONCE, examples.count - from);
      const indices = Uint32Array.from({ length: count }, (_, i) => from + i);
      const batch = readBatch(examples, indices, view > 0 ? random : undefined);
      const output = tidy(() => parts.body(tensor(batch.inputs, [count, ...shape])));
      const values = await output.data<"float32">();
      output.dispose();
      size = values.length / count;
      collected.push(values.slice());
      signal.throwIfAborted();
    }
  }
  const features = new Float32Array(views * examples.count * size);
  let at = 0;
  for (const part of collected) {
    features.set(part, at);
    at += part.length;
  }
  return { features, size };
}

/** At most `most` items of each kind, drawn at random, in their order. */
function fewOfEach<T>(items: readonly T[], kindOf: (item: T) => string, most: number, random: Random): T[] {
  const taken = new Map<string, number>();
  const chosen = [...random.permutation(items.length)].filter((index) => {
    const kind = kindOf(items[index]!);
    const before = taken.get(kind) ?? 0;
    taken.set(kind, before + 1);
    return before < most;
  });
  return chosen.sort((a, b) => a - b).map((index) => items[index]!);
}

const onlyThose = (examples: Examples, indices: readonly number[]): Examples => ({
  count: indices.length,
  pixels: examples.pixels,
  label: (i) => examples.label(indices[i]!),
  read: (i, into, random) => examples.read(indices[i]!, into, random),
});
