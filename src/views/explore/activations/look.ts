import type { Activations, ExplainedLayer, LayerActivation, NetworkExplanation } from "../../../contract";
import { channelOf } from "./describe";

/** A layer that gives pictures, with its number in the network from 1. */
export interface PictureLayer {
  readonly number: number;
  readonly described: ExplainedLayer;
}

/** A filter of a layer, as asked for or the nearest that there is. */
export interface PictureLook {
  readonly model: string;
  readonly layers: readonly PictureLayer[];
  readonly layer: PictureLayer;
  readonly filter: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly activation: LayerActivation;
  /** What the filter gave, row by row. */
  readonly values: Float32Array;
  readonly activations: Activations;
}

export interface ActivationLook {
  readonly model: string;
  readonly activations: Activations;
  /** Absent where the network has no convolution. */
  readonly picture?: PictureLook;
}

/** What is looked at: a network that can answer, its layer by number from 1, and a filter of that from 0. */
export interface WantedFilter {
  readonly model: string;
  readonly layer: number;
  readonly filter: number;
}

/** What there is to see of one picture; undefined until the worker has answered. */
export function lookAtActivations(
  wanted: WantedFilter,
  explanation: NetworkExplanation | undefined,
  activations: Activations | undefined,
): ActivationLook | undefined {
  if (!explanation || !activations) return undefined;
  const { model } = wanted;
  const layers = explanation.layers
    .map((described, i) => ({ number: i + 1, described }))
    .filter(({ described }) => described.outputShape.length === 3);
  const layer = layers.find(({ number }) => number === wanted.layer) ?? layers[0];
  const activation = activations.layers.find(({ name }) => name === layer?.described.name);
  if (!layer || !activation) return { model, activations };
  const [height = 1, width = 1, channels = 1] = activation.shape;
  const filter = Math.min(wanted.filter, channels - 1);
  const values = channelOf(activation.values, channels, filter);
  return {
    model,
    activations,
    picture: { model, layers, layer, filter, height, width, channels, activation, values, activations },
  };
}
