import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { GlorotUniform, getInitializer, type Initializer } from "@tensorflow/tfjs-layers/dist/initializers";
import type { FirstFilters, LearnedFilters } from "../../contract";
import { guarded } from "../ops/guard";
import { learnedFilters } from "./learned-filters";

/** Of a draw that stands for one that is not known. */
const ANY_SEED = 1;

/** A network's first convolution, if it has one. */
export const firstConvolution = (network: LayersModel): Layer | undefined =>
  network.layers.find((layer) => layer.getClassName() === "Conv2D");

/**
 * The filters of a network's first convolution as they are and, drawn again by the layer's own initialiser, as they were
 * before the first step of training. Undefined where the network has no convolution.
 */
export async function firstFilters(
  network: LayersModel,
): Promise<(FirstFilters & { readonly after: LearnedFilters }) | undefined> {
  const layer = firstConvolution(network);
  if (!layer) return undefined;
  const after = await learnedFilters(layer);
  const { initializer, seed } = startOf(layer);
  const values = await guarded(async () => {
    const drawn: Tensor = initializer.apply([...after.shape]);
    try {
      return Float32Array.from(await drawn.data<"float32">());
    } finally {
      drawn.dispose();
    }
  });
  const before = { shape: after.shape, values, biases: new Float32Array(after.shape[3]) };
  return { layer: layer.name, before, after, ...(seed === undefined ? {} : { seed }) };
}

interface Described {
  readonly kernelInitializer?: serialization.ConfigDict & { readonly config?: { readonly seed?: unknown } };
}

/** What filled a layer's filters; where its file does not say, what Keras fills them with. */
function startOf(layer: Layer): { readonly initializer: Initializer; readonly seed?: number } {
  const { kernelInitializer: own } = layer.getConfig() as Described;
  const seed = own?.config?.seed;
  if (!own || typeof seed !== "number") return { initializer: new GlorotUniform({ seed: ANY_SEED }) };
  return { initializer: getInitializer(own), seed };
}
