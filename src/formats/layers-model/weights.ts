import { io, tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { LayerVariable } from "@tensorflow/tfjs-layers/dist/variables";
import {
  array,
  finite,
  type InferOutput,
  integer,
  maxLength,
  maxValue,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  safeParse,
  string,
  variant,
} from "valibot";
import { networkWords } from "../../words/networks";
import { formatNumber } from "../../words/numbers";
import { refusal } from "../refusal";
import type { KerasNetwork } from "./keras-network";

/** A side may be 0: graphs have constants without values. */
const size = pipe(number(), integer(), minValue(0), maxValue(1e8));
const real = pipe(number(), finite());

const weightSchema = object({
  name: pipe(string(), maxLength(400)),
  shape: pipe(array(size), maxLength(6)),
  dtype: picklist(["float32", "int32", "int64", "bool"]),
  quantization: optional(
    variant("dtype", [
      object({ dtype: picklist(["float16"]) }),
      object({ dtype: picklist(["uint8", "uint16"]), scale: real, min: real }),
    ]),
  ),
});

const manifestSchema = pipe(
  array(
    object({
      paths: pipe(array(pipe(string(), maxLength(400))), maxLength(1000)),
      weights: pipe(array(weightSchema), maxLength(2000)),
    }),
  ),
  maxLength(100),
);

type WeightSpec = InferOutput<typeof weightSchema>;

/** Where a weight lies in the bytes of all. */
interface PlacedWeight {
  readonly spec: WeightSpec;
  readonly offset: number;
  readonly bytes: number;
}

/** A network's weights, as its manifest lists them. */
export interface WeightsManifest {
  /** The files of each group, and the bytes that its weights take. */
  readonly groups: readonly { readonly paths: readonly string[]; readonly bytes: number }[];
  /** The number of values in all weights. */
  readonly values: number;
  /** The bytes of all weights. */
  readonly bytes: number;
  readonly weights: readonly PlacedWeight[];
}

/** Bytes per value of each type. */
const BYTES = { float32: 4, int32: 4, int64: 8, bool: 1, float16: 2, uint16: 2, uint8: 1 };

/** Checks a `weightsManifest`. @throws HangerError `import-refused` if it is invalid */
export function readManifest(value: unknown): WeightsManifest {
  const { success, output, issues } = safeParse(manifestSchema, value);
  if (!success || output.length === 0) throw refusal(networkWords.weightsUntrue, issues?.[0].message);
  const specs = output.flatMap(({ weights }) => weights);
  if (new Set(specs.map(({ name }) => name)).size < specs.length) throw refusal(networkWords.weightsUntrue);
  let offset = 0;
  const weights = specs.map((spec) => {
    const placed = { spec, offset, bytes: bytesOf(spec) };
    offset += placed.bytes;
    return placed;
  });
  const groups = output.map(({ paths, weights: inGroup }) => ({
    paths,
    bytes: inGroup.reduce((sum, spec) => sum + bytesOf(spec), 0),
  }));
  const values = specs.reduce((sum, { shape }) => sum + volume(shape), 0);
  return { groups, values, bytes: offset, weights };
}

const volume = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

const bytesOf = ({ shape, quantization, dtype }: WeightSpec) =>
  volume(shape) * BYTES[quantization?.dtype ?? dtype];

/** Requires the bytes that a manifest speaks of; more may follow. @throws HangerError `import-refused` */
export function requireBytes({ bytes }: WeightsManifest, { byteLength }: ArrayBuffer): void {
  if (bytes > byteLength)
    throw refusal(networkWords.weightsCut(formatNumber(bytes), formatNumber(byteLength)));
}

/**
 * Loads imported weights into a network, which was built from `described`.
 * @param bytes At least as many as the manifest speaks of
 * @throws HangerError `import-refused` if a weight is missing, has another shape, or is not finite
 */
export async function fillWeights(
  network: LayersModel,
  { layers }: KerasNetwork,
  manifest: WeightsManifest,
  bytes: ArrayBuffer,
): Promise<void> {
  const described = new Map(layers.map((layer) => [layer.name, layer]));
  for (const layer of network.layers) {
    const { weightsName = layer.name, values } = described.get(layer.name) ?? {};
    for (const [i, weight] of layer.weights.entries()) {
      if (values) {
        writeValues(weight, values[i]!);
        continue;
      }
      const own = weight.originalName.slice(layer.name.length + 1);
      const found = findWeight(weightsName, [own, ...(OTHER_NAMES[own] ?? []), `${i}`], manifest);
      if (!found) throw refusal(networkWords.weightsMissing(weight.originalName));
      if (String(found.spec.shape) !== String(weight.shape)) {
        throw refusal(networkWords.weightsMisfit(weight.originalName));
      }
      await write(weight, found, bytes);
    }
  }
}

function writeValues(weight: LayerVariable, values: readonly number[]): void {
  const value = tensor([...values], weight.shape as number[]);
  weight.write(value);
  value.dispose();
}

async function write(
  weight: LayerVariable,
  { spec, offset, bytes }: PlacedWeight,
  all: ArrayBuffer,
): Promise<void> {
  const entry = { ...spec, name: "value" } as io.WeightsManifestEntry;
  const { value } = io.decodeWeights(all.slice(offset, offset + bytes), [entry]);
  try {
    const numbers = await value!.data<"float32">();
    if (!numbers.every((each) => Number.isFinite(each)))
      throw refusal(networkWords.weightsNoNumbers, spec.name);
    weight.write(value!);
  } finally {
    value!.dispose();
  }
}

/** What Keras 3 calls weights that TensorFlow.js calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = { depthwise_kernel: ["kernel"] };

/** Finds a layer's weight by the first of `names` that it has. TensorFlow may put the network's name and others before it. */
function findWeight(
  layer: string,
  names: readonly string[],
  { weights }: WeightsManifest,
): PlacedWeight | undefined {
  const floats = weights.filter(({ spec }) => spec.dtype === "float32");
  for (const name of names) {
    const own = `${layer}/${name}`;
    const isOwn = ({ spec }: PlacedWeight) => spec.name.replace(/:0$/, "") === own;
    const isBehind = ({ spec }: PlacedWeight) => spec.name.replace(/:0$/, "").endsWith(`/${own}`);
    const found = floats.find(isOwn) ?? onlyOne(floats.filter(isBehind));
    if (found) return found;
  }
  // The layers of a network within a network are found by their own names too.
  const [, inner] = /^[^/]+\/(.+)$/.exec(layer) ?? [];
  return inner === undefined ? undefined : findWeight(inner, names, { weights } as WeightsManifest);
}

const onlyOne = <T>(found: readonly T[]) => (found.length === 1 ? found[0] : undefined);
