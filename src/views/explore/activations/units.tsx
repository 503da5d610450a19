import type { Activations, LayerActivation } from "../../../contract";
import { HeatPicture } from "../../../ui/heat-picture";
import { ShareList } from "../../../ui/share-list";
import { activationWords } from "../../../words/explore-activations";
import { describeValues, largestOf } from "./describe";

/** Units of a dense layer in a row of the picture. */
const COLUMNS = 16;

/** The values after the pictures: those of the dense layers, and the answers. */
export function Units({ activations: { layers, answers } }: { readonly activations: Activations }) {
  const rows = layers.filter(({ shape }) => shape.length === 1).slice(0, -1);
  return (
    <section class="card" aria-label={activationWords.units}>
      {rows.map((layer) => (
        <Row key={layer.name} layer={layer} />
      ))}
      <h2>{activationWords.theAnswers(answers.length)}</h2>
      <ShareList shares={answers} />
    </section>
  );
}

function Row({ layer: { kind, values, strongest } }: { readonly layer: LayerActivation }) {
  const height = Math.ceil(values.length / COLUMNS);
  const padded = new Float32Array(height * COLUMNS);
  padded.set(values);
  const zeros = values.filter((value) => value === 0).length;
  const highest = strongest.slice(0, 5);
  return (
    <>
      <h2>
        {kind === "Dense" ? activationWords.denseLayer(values.length) : activationWords.means(values.length)}
      </h2>
      <HeatPicture
        class="units"
        width={COLUMNS}
        height={height}
        values={padded}
        low={0}
        high={largestOf(values)}
        label={activationWords.unitValues(values.length, describeValues(padded, COLUMNS), highest)}
      />
      <p class="quiet number">{activationWords.zeros(zeros, values.length, highest)}</p>
    </>
  );
}
