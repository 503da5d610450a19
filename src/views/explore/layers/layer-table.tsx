import { useState } from "preact/hooks";
import type { ExplainedLayer, NetworkExplanation } from "../../../contract";
import { Icon } from "../../../ui/icon";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { exploreWords } from "../../../words/explore";
import { formatNumber } from "../../../words/numbers";
import { layerTitle, shapeText } from "./layer-title";
import { PredictionForm } from "./prediction-form";
import {
  isPredictedRight,
  nextHidden,
  type Predicted,
  type Prediction,
  type Predictions,
} from "./predictions";

interface LayerTableProps {
  readonly explanation: NetworkExplanation;
  /** Number of the layer whose sums are shown, from 1. */
  readonly layer: number;
  readonly onPick: (layer: number) => void;
  readonly predictions: Predictions;
}

/** What Keras' `summary()` prints, and the sums of the layer that was tapped; hidden until predicted where that is wanted. */
export function LayerTable({ explanation, layer, onPick, predictions }: LayerTableProps) {
  const { inputShape, layers, parameters } = explanation;
  const { of, predict } = predictions;
  const [goneTo, setGoneTo] = useState(0);
  const total = of && of.size < layers.length ? HIDDEN : formatNumber(parameters);
  return (
    <table class="layers number">
      <caption class="unseen">{exploreWords.layersAndParameters(layers.length, total)}</caption>
      <thead>
        <tr>
          <th scope="col">{exploreWords.layer}</th>
          <th scope="col">{exploreWords.output}</th>
          <th scope="col">{exploreWords.parameters}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{exploreWords.picture}</th>
          <td>{shapeText(inputShape)}</td>
          <td />
        </tr>
        {layers.map((each, i) => (
          <Row
            key={each.name}
            layer={each}
            isOpen={i + 1 === layer}
            onPick={() => {
              setGoneTo(0);
              onPick(i + 1);
            }}
            isHidden={of !== undefined && !of.has(i + 1)}
            predicted={of?.get(i + 1)}
            onPredict={(predicted) => predict(i + 1, predicted)}
            next={of ? nextHidden(explanation, of, i + 1) : 0}
            isNext={i + 1 === goneTo}
            onNext={(number) => {
              setGoneTo(number);
              onPick(number);
            }}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{exploreWords.inAll}</th>
          <td />
          <td>{total}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** As Keras prints it: the batch comes first, and may have any size. */
const kerasShape = (shape: readonly number[]) => `(${["None", ...shape].join(", ")})`;

/** In the place of what is to be predicted. */
const HIDDEN = "?";

interface RowProps {
  readonly layer: ExplainedLayer;
  readonly isOpen: boolean;
  readonly onPick: () => void;
  readonly isHidden: boolean;
  /** What was predicted, where that is wanted. */
  readonly predicted: Predicted | undefined;
  readonly onPredict: (predicted: Predicted) => void;
  /** Number of the layer to predict next; 0: none is left. */
  readonly next: number;
  /** Whether somebody went on to it from the layer before. */
  readonly isNext: boolean;
  readonly onNext: (layer: number) => void;
}

function Row(props: RowProps) {
  const { layer, isOpen, onPick, isHidden, predicted, onPredict, next, isNext, onNext } = props;
  // Whoever has predicted goes on from what is shown then.
  const sums = useKeptFocus<HTMLTableCellElement>(String(isHidden));
  return (
    <>
      <tr class={isOpen ? "open" : ""}>
        <th scope="row">
          <button type="button" aria-expanded={isOpen} onClick={onPick}>
            {predicted && <Icon name={isPredictedRight(predicted) ? "check" : "close"} size={16} />}
            {layerTitle(layer)}
          </button>
        </th>
        <td>{isHidden ? HIDDEN : shapeText(layer.outputShape)}</td>
        <td>{isHidden ? HIDDEN : formatNumber(layer.parameters)}</td>
      </tr>
      {isOpen && (
        <tr class="sums">
          <td ref={sums} colSpan={3}>
            {isHidden ? (
              <PredictionForm layer={layer} isNext={isNext} onPredict={onPredict} />
            ) : (
              <>
                {predicted && predicted !== "shown" && <Verdicts layer={layer} prediction={predicted} />}
                <p class="number">
                  <code>{exploreWords.inKeras(layer.kind, kerasShape(layer.outputShape))}</code>
                </p>
                {layer.arithmetic.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
                {predicted && next > 0 && (
                  <button class="button" type="button" onClick={() => onNext(next)}>
                    {exploreWords.nextLayer}
                  </button>
                )}
              </>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

interface VerdictsProps {
  readonly layer: ExplainedLayer;
  readonly prediction: Prediction;
}

/** What was said of a layer, beside what it gives. */
function Verdicts({ layer, prediction }: VerdictsProps) {
  const { shape, parameters, isShapeRight, areParametersRight } = prediction;
  const output = shapeText(layer.outputShape);
  const count = formatNumber(layer.parameters);
  return (
    <ul class="verdicts">
      <li class={isShapeRight ? "right" : "wrong"}>
        {isShapeRight ? exploreWords.shapeIsRight(output) : exploreWords.shapeIsWrong(shape, output)}
      </li>
      <li class={areParametersRight ? "right" : "wrong"}>
        {areParametersRight
          ? exploreWords.parametersAreRight(count)
          : exploreWords.parametersAreWrong(parameters, count)}
      </li>
    </ul>
  );
}
