import { engine } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { deserialize } from "@tensorflow/tfjs-layers/dist/layers/serialization";
import type { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { convertPythonicToTs } from "@tensorflow/tfjs-layers/dist/utils/serialization_utils";
import { HangerError } from "../../contract";
import { answer, inputShapeOf } from "../../ml/networks/answer";
import { type NetworkFiles, toNetworkFiles } from "../../ml/networks/layers-model";
import { type BackendFailure, guarded, letGo } from "../../ml/ops/guard";
import { Random } from "../../random/random";
import { networkWords } from "../../words/networks";
import { formatNumber } from "../../words/numbers";
import { refusal } from "../refusal";
import {
  adapt,
  type Colours,
  endInRow,
  inputScaleOf,
  type NetworkEnd,
  networkEndOf,
  withInput,
} from "./adapt";
import { describeText } from "./describe";
import { requireModest } from "./extent";
import type { KerasNetwork } from "./keras-network";
import { toTopology } from "./topology";
import { fillWeights, requireBytes, type WeightsManifest } from "./weights";
import { WithinBudget } from "./within-budget";

const CLASSES = { least: 2, most: 1000 };

/** How far the sum of one picture's probabilities may be from 1 in single precision. */
const SUM_TOLERANCE = 1e-3;

export interface ReadNetwork {
  /** Written by Hanger from what it has checked; no part of the original file is copied. */
  readonly files: NetworkFiles;
  readonly classes: number;
  readonly parameters: number;
  /** What the values of 0..1 that Hanger gives are to be multiplied by for it. */
  readonly inputScale: number;
}

/**
 * Reads a LayersModel made elsewhere and tests it. Nothing in the file is trusted.
 * @param colours How colours of 0..1 are scaled for it, or what its channels are, where its own layers do not say so
 * @throws HangerError `import-refused`, whose sentence says what is wrong; its cause is a `BackendFailure` where the backend
 *   failed at the network, and has to be started again
 */
export async function readNetwork(
  modelJson: string,
  weights: ArrayBuffer,
  colours?: Colours,
): Promise<ReadNetwork> {
  const { network: read, manifest } = describeText(modelJson);
  const adapted = adapt(read, colours);
  requireBytes(manifest, weights);
  const { network, described } = await emptyInRow(adapted, manifest);
  try {
    const classes = requireClasses(network);
    const inputScale = inputScaleOf(described);
    const files = await requireToRun(async () => {
      await fillWeights(network, described, manifest, weights);
      await requireAnswer(network, { classes, inputScale, end: networkEndOf(described.layers) });
      return toNetworkFiles(network, "float32");
    });
    return { files, classes, parameters: network.countParams(), inputScale };
  } finally {
    letGo(() => network.dispose());
  }
}

/** Refuses a network that the backend fails at; the refusal's cause is then a `BackendFailure`. */
async function requireToRun<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await guarded(work);
  } catch (failure) {
    const { cause } = failure as BackendFailure;
    throw cause instanceof HangerError ? cause : refusal(networkWords.cannotRun, failure);
  }
}

/**
 * Reads a LayersModel made elsewhere as it is, with any inputs and outputs. Nothing in the file is trusted.
 * @throws HangerError `import-refused` as `readNetwork` does
 */
export async function readAnyNetwork(modelJson: string, weights: ArrayBuffer): Promise<NetworkFiles> {
  const { network: read, manifest } = describeText(modelJson);
  requireBytes(manifest, weights);
  const described = withInput(read);
  const network = await empty(described, manifest);
  try {
    return await requireToRun(async () => {
      await fillWeights(network, described, manifest, weights);
      return toNetworkFiles(network, "float32");
    });
  } finally {
    letGo(() => network.dispose());
  }
}

/** A network without its weights yet, whose classes are in a row. @throws HangerError `import-refused` as `empty` does */
async function emptyInRow(described: KerasNetwork, manifest: WeightsManifest) {
  const network = await empty(described, manifest);
  const [, ...sides] = network.outputs[0]!.shape;
  if (sides.length === 1 || sides.filter((side) => side !== 1).length > 1) return { network, described };
  letGo(() => network.dispose());
  const inRow = endInRow(described);
  return { network: await empty(inRow, manifest), described: inRow };
}

/** A network without its weights yet. @throws HangerError `import-refused` where it is too large here */
async function empty(described: KerasNetwork, manifest: WeightsManifest): Promise<LayersModel> {
  await import("../../ml/networks/further-layers");
  const own = described.layers.reduce((sum, { values = [] }) => sum + values.flat().length, 0);
  const network = build(toTopology(described, WithinBudget.className), manifest.values + own);
  try {
    requireModest(network);
    return network;
  } catch (error) {
    letGo(() => network.dispose());
    throw error;
  }
}

/** How a Sequential says that a layer would leave less than nothing of a picture; graphs are built all the same. */
const NOTHING_LEFT = /Negative dimension size/;

function build(topology: object, values: number): LayersModel {
  const config = convertPythonicToTs(topology as never) as never;
  const before = new Set(Object.keys(engine().registeredVariables));
  try {
    return WithinBudget.build(values, () => {
      const network = deserialize(config) as unknown as LayersModel;
      if (!network.built) (network as Sequential).build();
      return network;
    });
  } catch (cause) {
    const { registeredVariables } = engine();
    for (const name of Object.keys(registeredVariables)) {
      if (!before.has(name)) registeredVariables[name]!.dispose();
    }
    if (cause instanceof HangerError) throw cause;
    throw refusal(NOTHING_LEFT.test(String(cause)) ? networkWords.nothingLeft : networkWords.misfit, cause);
  }
}

/** The number of a network's classes. @throws HangerError `import-refused` where it is no classifier */
function requireClasses(network: LayersModel): number {
  const [, classes = 0, ...more] = network.outputs[0]!.shape;
  if (more.length > 0 || !classes) throw refusal(networkWords.noClasses);
  if (classes === 1) throw refusal(networkWords.oneOutput);
  if (classes < CLASSES.least || classes > CLASSES.most) {
    throw refusal(networkWords.classCount(formatNumber(classes)));
  }
  return classes;
}

interface Expected {
  readonly classes: number;
  readonly inputScale: number;
  readonly end: NetworkEnd;
}

/** Requires probabilities as the answer to two pictures, one of them empty. */
async function requireAnswer(network: LayersModel, { classes, inputScale, end }: Expected): Promise<void> {
  const size = inputShapeOf(network).reduce((product, side) => product * side, 1);
  const random = new Random(1);
  const inputs = Float32Array.from({ length: 2 * size }, (_, i) =>
    i < size ? 0 : inputScale * random.next(),
  );
  const given = await answer(network, inputs, 2);
  for (const row of [given.subarray(0, classes), given.subarray(classes)]) {
    const sum = row.reduce((total, p) => total + p, 0);
    const sumsUp = end === "separate" || Math.abs(sum - 1) <= SUM_TOLERANCE;
    if (!(sumsUp && row.every((p) => p >= 0 && p <= 1 + SUM_TOLERANCE))) {
      throw refusal(end === "unknown" ? networkWords.noSoftmax : networkWords.noProbabilities);
    }
  }
}
