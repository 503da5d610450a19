import { useMemo } from "preact/hooks";
import type { ModelClient, Patch } from "../../../contract";
import { HeatPicture } from "../../../ui/heat-picture";
import { Note } from "../../../ui/note";
import { PixelPicture } from "../../../ui/pixel-picture";
import { useDeferred } from "../../../ui/use-deferred";
import { activationWords } from "../../../words/explore-activations";
import { useAnswer } from "../../shared/use-answer";
import { layerTitle, shapeText } from "../layers/layer-title";
import { pictureTitle } from "../pictures";
import type { ExploreState, PictureName } from "../state";
import { decimal, describeValues, largestOf } from "./describe";
import type { PictureLook } from "./look";
import { Products } from "./products";

interface CloseUpProps {
  readonly client: ModelClient;
  readonly look: PictureLook;
  readonly picture: PictureName;
  readonly pixel: ExploreState["pixel"];
  readonly onPixel: (pixel: NonNullable<ExploreState["pixel"]>) => void;
}

/** One filter's answer to one picture, and how a pixel of it came about. */
export function CloseUp({ client, look, picture, pixel: asked, onPixel }: CloseUpProps) {
  const { model, layer, filter, height, width, values, activations } = look;
  const strongest = values.indexOf(largestOf(values));
  const standard = { row: Math.floor(strongest / width), column: strongest % width };
  const pixel = asked && asked.row < height && asked.column < width ? asked : standard;
  const title = pictureTitle(picture);
  const { name } = layer.described;
  const request = { model, input: activations.input, layer: name, channel: filter, ...pixel };
  const key = [
    model,
    title,
    name,
    filter,
    pixel.row,
    pixel.column,
    activations.input.reduce((a, b) => a + b, 0),
  ];
  const { value: found, problem } = useAnswer(client, "explainValue", request, key.join("|"));
  const explained = useDeferred(found);
  const products = useMemo(() => explained && <Products found={explained} />, [explained]);
  const set = (part: Partial<typeof pixel>) => onPixel({ ...pixel, ...part });
  return (
    <section class="card" aria-label={activationWords.closeUp}>
      <h2>{activationWords.filterOfLayer(filter, layerTitle(layer.described), layer.number)}</h2>
      <p class="quiet number">{activationWords.tapPixel(shapeText(layer.described.outputShape))}</p>
      <div class="close-up">
        <figure>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the fields below choose the pixel by keyboard */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
          <div
            class="marked"
            onClick={({ currentTarget, clientX, clientY }) => {
              const box = currentTarget.getBoundingClientRect();
              onPixel({
                row: Math.min(height - 1, Math.floor(((clientY - box.top) / box.height) * height)),
                column: Math.min(width - 1, Math.floor(((clientX - box.left) / box.width) * width)),
              });
            }}
          >
            <HeatPicture
              width={width}
              height={height}
              values={values}
              low={0}
              high={largestOf(values)}
              label={activationWords.filterOn(filter, title, describeValues(values, width))}
            />
            <Mark
              patch={{ top: pixel.row, left: pixel.column, height: 1, width: 1 }}
              height={height}
              width={width}
            />
          </div>
          <figcaption class="quiet number">
            {activationWords.itsAnswer(decimal(largestOf(values)))}
          </figcaption>
        </figure>
        <figure>
          <div class="marked">
            <PixelPicture
              {...activations.picture}
              label={
                found
                  ? activationWords.seenWithField(title, ...told(found.field))
                  : activationWords.seen(title)
              }
            />
            {found && <Mark patch={found.field} {...activations.picture} />}
          </div>
          <figcaption class="quiet number">
            {found ? activationWords.madeFrom(...told(found.field)) : "..."}
          </figcaption>
        </figure>
      </div>
      <div class="fields">
        <PixelField
          label={activationWords.row(height - 1)}
          value={pixel.row}
          count={height}
          onChange={(row) => set({ row })}
        />
        <PixelField
          label={activationWords.column(width - 1)}
          value={pixel.column}
          count={width}
          onChange={(column) => set({ column })}
        />
      </div>
      {problem && <Note kind="problem">{problem}</Note>}
      {products}
    </section>
  );
}

const told = ({ top, left, height, width }: Patch) => [shapeText([height, width]), top, left] as const;

interface MarkProps {
  readonly patch: Patch;
  readonly height: number;
  readonly width: number;
}

/** A frame around some pixels of a picture. */
function Mark({ patch, height, width }: MarkProps) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect x={patch.left} y={patch.top} width={patch.width} height={patch.height} />
    </svg>
  );
}

interface PixelFieldProps {
  readonly label: string;
  readonly value: number;
  readonly count: number;
  readonly onChange: (value: number) => void;
}

function PixelField({ label, value, count, onChange }: PixelFieldProps) {
  return (
    <label class="field">
      {label}
      <input
        type="number"
        min="0"
        max={count - 1}
        value={value}
        onInput={({ currentTarget }) => {
          if (currentTarget.value !== "" && currentTarget.checkValidity())
            onChange(Number(currentTarget.value));
        }}
      />
    </label>
  );
}
