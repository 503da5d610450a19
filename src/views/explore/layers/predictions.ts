import { useState } from "preact/hooks";
import type { ExplainedLayer, NetworkExplanation } from "../../../contract";
import { isShape, isWholeNumber } from "../../../words/typed-shape";

/** What was typed for a layer before it was shown. */
export interface Prediction {
  readonly shape: string;
  readonly parameters: string;
  readonly isShapeRight: boolean;
  readonly areParametersRight: boolean;
}

/** A layer that was given up is shown with no prediction. */
export type Predicted = Prediction | "shown";

export const isPredictedRight = (predicted: Predicted | undefined) =>
  typeof predicted === "object" && predicted.isShapeRight && predicted.areParametersRight;

/** Compares what was typed for a layer with what it gives. */
export function predictionFor(layer: ExplainedLayer, shape: string, parameters: string): Prediction {
  return {
    shape,
    parameters,
    isShapeRight: isShape(shape, layer.outputShape),
    areParametersRight: isWholeNumber(parameters, layer.parameters),
  };
}

export interface Predictions {
  /** By a layer's number, from 1; undefined where nothing is hidden. */
  readonly of: ReadonlyMap<number, Predicted> | undefined;
  predict(layer: number, predicted: Predicted): void;
  startAgain(): void;
}

/** The predictions for a network; those for another one are begun from the start. */
export function usePredictions(isOn: boolean, network: string): Predictions {
  const [made, setMade] = useState<{
    readonly network: string;
    readonly of: ReadonlyMap<number, Predicted>;
  }>();
  const of = made?.network === network ? made.of : NONE;
  return {
    of: isOn ? of : undefined,
    predict: (layer, predicted) => setMade({ network, of: new Map([...of, [layer, predicted]]) }),
    startAgain: () => setMade(undefined),
  };
}

const NONE: ReadonlyMap<number, Predicted> = new Map();

/** The next hidden layer after this one, else the first hidden one; 0 where none is hidden. */
export function nextHidden(
  { layers }: NetworkExplanation,
  of: ReadonlyMap<number, Predicted>,
  layer: number,
): number {
  const hidden = layers.map((_, i) => i + 1).filter((number) => !of.has(number));
  return hidden.find((number) => number > layer) ?? hidden[0] ?? 0;
}
