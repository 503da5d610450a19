import type { ExplainedLayer, NetworkExplanation } from "../../../contract";
import { exploreWords } from "../../../words/explore";
import { formatNumber } from "../../../words/numbers";
import { layerTitle, shapeText } from "./layer-title";

interface LayerTableProps {
  readonly explanation: NetworkExplanation;
  /** Number of the layer whose sums are shown, from 1. */
  readonly layer: number;
  readonly onPick: (layer: number) => void;
}

/** What Keras' `summary()` prints, and the sums of the layer that was tapped. */
export function LayerTable({ explanation, layer, onPick }: LayerTableProps) {
  const { inputShape, layers, parameters } = explanation;
  return (
    <table class="layers number">
      <caption class="unseen">
        {exploreWords.layersAndParameters(layers.length, formatNumber(parameters))}
      </caption>
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
          <Row key={each.name} layer={each} isOpen={i + 1 === layer} onPick={() => onPick(i + 1)} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{exploreWords.inAll}</th>
          <td />
          <td>{formatNumber(parameters)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** As Keras prints it: the batch comes first, and may have any size. */
const kerasShape = (shape: readonly number[]) => `(${["None", ...shape].join(", ")})`;

interface RowProps {
  readonly layer: ExplainedLayer;
  readonly isOpen: boolean;
  readonly onPick: () => void;
}

function Row({ layer, isOpen, onPick }: RowProps) {
  return (
    <>
      <tr class={isOpen ? "open" : ""}>
        <th scope="row">
          <button type="button" aria-expanded={isOpen} onClick={onPick}>
            {layerTitle(layer)}
          </button>
        </th>
        <td>{shapeText(layer.outputShape)}</td>
        <td>{formatNumber(layer.parameters)}</td>
      </tr>
      {isOpen && (
        <tr class="sums">
          <td colSpan={3}>
            <p class="number">
              <code>{exploreWords.inKeras(layer.kind, kerasShape(layer.outputShape))}</code>
            </p>
            {layer.arithmetic.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}
