import { io } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import {
  array,
  finite,
  type InferOutput,
  integer,
  literal,
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

const size = pipe(number(), integer(), minValue(1), maxValue(1e8));
const real = pipe(number(), finite());

const weightSchema = object({
  name: pipe(string(), maxLength(400)),
  shape: pipe(array(size), maxLength(6)),
  dtype: literal("float32"),
  quantization: optional(
    variant("dtype", [
      object({ dtype: literal("float16") }),
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

export type WeightsManifest = InferOutput<typeof manifestSchema>;
type WeightSpec = InferOutput<typeof weightSchema>;

/** Bytes per value of each type. */
const BYTES = { float32: 4, float16: 2, uint16: 2, uint8: 1 };

/** Checks a `weightsManifest`. @throws HangerError `import-refused` if it is invalid */
export function readManifest(value: unknown): WeightsManifest {
  const { success, output, issues } = safeParse(manifestSchema, value);
  if (success && output.length > 0 && haveOwnNames(specsOf(output))) return output;
  throw refusal(networkWords.weightsUntrue, issues?.[0].message);
}

/** The total number of values in all weights of the manifest. */
export const countValues = (manifest: WeightsManifest) =>
  specsOf(manifest).reduce((sum, { shape }) => sum + volume(shape), 0);

const haveOwnNames = (specs: readonly WeightSpec[]) =>
  new Set(specs.map(({ name }) => name)).size === specs.length;

const specsOf = (manifest: WeightsManifest) => manifest.flatMap(({ weights }) => weights);
const volume = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/**
 * Loads imported weights into a network.
 * @throws HangerError `import-refused` if bytes are missing or left over, or a weight is missing, has another shape, or
 * is not finite
 */
export async function fillWeights(
  network: LayersModel,
  manifest: WeightsManifest,
  bytes: ArrayBuffer,
): Promise<void> {
  const specs = specsOf(manifest);
  const expected = specs.reduce((sum, spec) => sum + volume(spec.shape) * bytesOf(spec), 0);
  if (expected !== bytes.byteLength) {
    throw refusal(networkWords.weightsCut(formatNumber(expected), formatNumber(bytes.byteLength)));
  }
  const values = io.decodeWeights(bytes, specs as io.WeightsManifestEntry[]);
  try {
    for (const { name } of specs) {
      const numbers = await values[name]!.data<"float32">();
      if (!numbers.every((each) => Number.isFinite(each))) {
        throw refusal(networkWords.weightsNoNumbers, name);
      }
    }
    for (const weight of network.weights) {
      const name = nameFor(weight.originalName, specs);
      const value = values[name];
      if (!value) throw refusal(networkWords.weightsMissing(weight.originalName));
      if (String(value.shape) !== String(weight.shape)) {
        throw refusal(networkWords.weightsMisfit(weight.originalName));
      }
      weight.write(value);
    }
  } finally {
    for (const value of Object.values(values)) value.dispose();
  }
}

const bytesOf = ({ quantization, dtype }: WeightSpec) => BYTES[quantization?.dtype ?? dtype];

/** Finds a weight's name in the manifest: TensorFlow may put the network's name and others before it. */
function nameFor(own: string, specs: readonly WeightSpec[]): string {
  if (specs.some(({ name }) => name === own)) return own;
  const found = specs.filter(({ name }) => name.endsWith(`/${own}`));
  return found.length === 1 ? found[0]!.name : own;
}
