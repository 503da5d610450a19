import { useMemo } from "preact/hooks";
import type { Activations } from "../../../contract";
import { HeatPicture } from "../../../ui/heat-picture";
import { exploreWords } from "../../../words/explore";
import { activationWords } from "../../../words/explore-activations";
import { layerTitle, shapeText } from "../layers/layer-title";
import { pictureTitle } from "../pictures";
import { channelOf, describeValues, largestOf } from "./describe";
import type { PictureLayer, PictureLook } from "./look";
import type { AnsweredPicture } from "./use-activations";

interface LabGridProps {
  readonly look: PictureLook;
  readonly answers: readonly AnsweredPicture[];
  readonly chosen: number;
  readonly onPick: (part: { layer?: number; filter?: number; chosen?: number }) => void;
}

/** As in the first lab: a row for each picture, a column for each layer, all of one filter. */
export function LabGrid({ look, answers, chosen, onPick }: LabGridProps) {
  const { model, layers, layer, filter, channels, activation } = look;
  const last = channels - 1;
  return (
    <section class="card" aria-label={activationWords.throughLayers}>
      <div class="filter-choice">
        <label class="field">
          {exploreWords.filterNumber(last)}
          <input
            type="number"
            min="0"
            max={last}
            value={filter}
            onInput={({ currentTarget }) => {
              if (currentTarget.value !== "" && currentTarget.checkValidity()) {
                onPick({ filter: Number(currentTarget.value) });
              }
            }}
          />
        </label>
        <div class="field">
          {activationWords.answerMost(layerTitle(layer.described))}
          <div class="strongest">
            {activation.strongest.slice(0, 5).map((number) => (
              <button
                key={number}
                class="number"
                type="button"
                aria-label={activationWords.filter(number)}
                aria-pressed={number === filter}
                onClick={() => onPick({ filter: number })}
              >
                {number}
              </button>
            ))}
          </div>
        </div>
      </div>
      <table class="lab" aria-label={activationWords.throughLayers}>
        <thead>
          <tr>
            {layers.map(({ number, described }) => (
              <th key={number} scope="col">
                {described.kind === "Conv2D" ? activationWords.convolution : activationWords.pooling}
                <span>{shapeText(described.outputShape)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answers.map(({ value, of, by }, i) => (
            <tr key={i}>
              {layers.map((each) => (
                <td key={each.number}>
                  <Cell
                    layer={each}
                    filter={filter}
                    title={pictureTitle(of)}
                    activations={by === model ? value : undefined}
                    isChosen={i === chosen && each.number === layer.number}
                    onPick={() => onPick({ layer: each.number, chosen: i })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{activationWords.aboutCells}</p>
    </section>
  );
}

interface CellProps {
  readonly layer: PictureLayer;
  readonly filter: number;
  readonly title: string;
  readonly activations: Activations | undefined;
  readonly isChosen: boolean;
  readonly onPick: () => void;
}

function Cell({ layer: { described }, filter, title, activations, isChosen, onPick }: CellProps) {
  const activation = activations?.layers.find(({ name }) => name === described.name);
  const [height = 1, width = 1, channels = 1] = activation?.shape ?? [];
  const values = useMemo(
    () => (activation && filter < channels ? channelOf(activation.values, channels, filter) : undefined),
    [activation, channels, filter],
  );
  if (!values) return null;
  const label = activationWords.cell(layerTitle(described), filter, title, describeValues(values, width));
  return (
    <button type="button" aria-pressed={isChosen} onClick={onPick}>
      <HeatPicture
        width={width}
        height={height}
        values={values}
        low={0}
        high={largestOf(values)}
        label={label}
      />
    </button>
  );
}
