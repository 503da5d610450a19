import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import {
  type Activations,
  type ActivationsRequest,
  type Answer,
  type CallRequest,
  type FilteredPicture,
  type FilterRequest,
  type FirstFilters,
  type GreyPicture,
  HangerError,
  isKind,
  LABELS,
  type LearnedFilters,
  type NetworkChoice,
  type NetworkExplanation,
  type PictureChoice,
  type ValueExplanation,
  type ValueRequest,
} from "../../../src/contract";
import { kerasCode } from "../../../src/formats/keras-code";
import { checkOptions, findArchitecture } from "../../../src/ml/architectures/registry";
import { summariseNetwork } from "../../../src/ml/architectures/summary";
import type { LabelledImages } from "../../../src/ml/data/images";
import { explainValue } from "../../../src/ml/explore/explain-value";
import { firstFilters } from "../../../src/ml/explore/first-filters";
import { layerActivations } from "../../../src/ml/explore/layer-activations";
import { findLayer } from "../../../src/ml/explore/layer-outputs";
import { learnedFilters } from "../../../src/ml/explore/learned-filters";
import { explainLayers } from "../../../src/ml/explore/shape-arithmetic";
import type { Classifier } from "../../../src/ml/networks/classifier";
import { datasetExamples } from "../../../src/ml/training/dataset-examples";
import { topK } from "../../../src/ml/training/metrics";
import {
  filterPicture,
  measurePicture,
  poolPicture,
  toGrey,
} from "../../../src/pictures/filters/picture-filter";
import { backgroundOf, greyOf, type Preprocessed, preprocess } from "../../../src/pictures/preprocess";
import { datasetWords } from "../../../src/words/dataset";
import { kindNames } from "../../../src/words/kinds";
import type { WorkerContext } from "../context";
import { DatasetStore } from "../dataset/dataset-store";
import { decodeImage } from "../pictures/decode";

export { filterPresets } from "../../../src/pictures/filters/filter-presets";

type ExploreContext = Pick<WorkerContext, "storage" | "answering">;

export async function explainNetwork(
  choice: NetworkChoice,
  context: ExploreContext,
): Promise<NetworkExplanation> {
  const conflict = conflictOf(choice);
  if (conflict) return { inputShape: [], layers: [], parameters: 0, conflict };
  return withNetwork(choice, context, async (network) => {
    const summary = summariseNetwork(network);
    return { ...summary, layers: explainLayers(summary) };
  });
}

export function exportKeras(
  { network: choice, training }: CallRequest<"exportKeras">,
  context: ExploreContext,
): Promise<string> {
  return withNetwork(choice, context, async (network) => kerasCode(summariseNetwork(network), training));
}

export function showActivations(
  { model, picture }: ActivationsRequest,
  context: ExploreContext,
): Promise<Activations> {
  return context.answering.lend(model, async (classifier) => {
    const { network, inputShape, preparation, card } = classifier;
    const { input: plain, grey, label, seen } = await readPicture(picture, preparation, context);
    const input = classifier.scaled(plain);
    const layers = await layerActivations(network, input);
    const [height, width] = inputShape;
    const outputs = layers.at(-1)!.values;
    return {
      input,
      inputShape,
      picture: { width, height, pixels: Uint8ClampedArray.from(grey, (value) => value * 255) },
      ...(label ? { label } : {}),
      ...(seen ? { seen } : {}),
      layers,
      answers: topK(outputs, outputs.length).map((i) => nameAnswer(card.labels[i]!, outputs[i]!)),
    };
  });
}

export function takeApart(
  { model, ...request }: ValueRequest,
  context: ExploreContext,
): Promise<ValueExplanation> {
  return context.answering.lend(model, ({ network }) => explainValue(network, request));
}

export function showFilters(
  { model, layer }: CallRequest<"learnedFilters">,
  context: ExploreContext,
): Promise<LearnedFilters> {
  return context.answering.lend(model, ({ network }) => learnedFilters(findLayer(network, layer)));
}

/** Experiments start from this seed, so that what a network to be built shows is what its training starts from. */
const EXPERIMENT_SEED = 1;

export async function showFirstFilters(
  choice: NetworkChoice,
  context: ExploreContext,
): Promise<FirstFilters | undefined> {
  const found = await withNetwork(choice, context, firstFilters, EXPERIMENT_SEED);
  if (!found || choice.kind === "model") return found;
  const { after: _, ...untrained } = found;
  return untrained;
}

/** Large enough to see fine lines, small enough to be filtered 30 times a second. */
const LONGEST_SIDE = 640;

export async function filterImage(
  { picture, filter, longestSide = LONGEST_SIDE }: FilterRequest,
  context: ExploreContext,
): Promise<FilteredPicture> {
  const started = performance.now();
  const original = await readGrey(picture, longestSide, context);
  const readAt = performance.now();
  const filtered = filterPicture(original, filter);
  const pooled = poolPicture(filtered);
  const ms = { read: readAt - started, filter: performance.now() - readAt };
  return {
    original: measurePicture(original),
    filtered: measurePicture(filtered),
    pooled: measurePicture(pooled),
    ms,
  };
}

async function readGrey(
  picture: PictureChoice,
  longestSide: number,
  context: ExploreContext,
): Promise<GreyPicture> {
  if (picture.kind === "image") return toGrey(await decodeImage(picture.image, longestSide));
  const { images } = await readTestImage(picture.index, context);
  return { width: SIDE, height: SIDE, pixels: new Uint8ClampedArray(images) };
}

/** Of the dataset's images, pixels. */
const SIDE = 28;

async function readTestImage(index: number, context: ExploreContext): Promise<LabelledImages> {
  const whole = new DatasetStore(context.storage);
  const sample = new DatasetStore(context.storage, "fashion-mnist-sample");
  const isWhole = await whole.isComplete();
  const images = await (isWhole ? whole : sample).loadOne("test", index);
  if (images) return images;
  throw new HangerError("bad-request", isWhole ? datasetWords.noTestImage : datasetWords.notInSample(index));
}

interface ReadPicture extends Pick<Preprocessed, "input" | "grey" | "seen"> {
  readonly label?: string;
}

async function readPicture(
  picture: PictureChoice,
  preparation: Classifier["preparation"],
  context: ExploreContext,
): Promise<ReadPicture> {
  if (picture.kind === "image") return preprocess(await decodeImage(picture.image), preparation);
  const { shape } = preparation;
  const images = await readTestImage(picture.index, context);
  const [height, width, channels] = shape;
  const input = new Float32Array(height * width * channels);
  const examples = datasetExamples(images, shape);
  examples.read(0, input);
  const grey = greyOf(input, channels);
  const label = LABELS[examples.label(0)]!;
  // The dataset's pictures are garments on black: their values are contrasts.
  return channels === 3
    ? { input, grey, label }
    : { input, grey, label, seen: { ofPhoto: 1, background: backgroundOf(grey) } };
}

export function nameAnswer(label: string, probability: number): Answer {
  return { label, name: isKind(label) ? kindNames[label] : label, probability };
}

function conflictOf(choice: NetworkChoice): string | undefined {
  if (choice.kind === "model") return undefined;
  return findArchitecture(choice.name).conflict?.(choice.options ?? {});
}

/** Lends a network for as long as `work` takes; one that is not trained has the weights of `seed`. */
async function withNetwork<T>(
  choice: NetworkChoice,
  context: ExploreContext,
  work: (network: LayersModel) => Promise<T>,
  seed = 0,
): Promise<T> {
  if (choice.kind === "model") return context.answering.lend(choice.name, ({ network }) => work(network));
  const architecture = findArchitecture(choice.name);
  const options = choice.options ?? {};
  checkOptions(architecture, options);
  const network = architecture.build(options, LABELS.length, seed);
  try {
    return await work(network);
  } finally {
    network.dispose();
  }
}
