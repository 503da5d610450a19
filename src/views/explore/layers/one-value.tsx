import type { ComponentChildren } from "preact";
import type { Activations, ExplainedLayer, ModelClient, ValueExplanation } from "../../../contract";
import { HeatPicture } from "../../../ui/heat-picture";
import { Note } from "../../../ui/note";
import { exploreWords } from "../../../words/explore";
import { useAnswer } from "../../shared/use-answer";
import { channelOf, decimal, describeValues, largestOf } from "../activations/describe";
import type { ExploreState } from "../state";
import { formatState } from "../state";
import { layerTitle, shapeText } from "./layer-title";

interface OneValueProps {
  readonly client: ModelClient;
  readonly state: ExploreState;
  readonly model: string;
  readonly activations: Activations;
  readonly layer: ExplainedLayer;
  /** Number of the layer, from 1. */
  readonly number: number;
  /** How often the layer was tapped: with each tap the filter slides again. */
  readonly taps: number;
}

/**
 * How the highest value of a layer's strongest channel came about: the filter slides over what the layer looks at, and the
 * value falls into its place. Where no motion is wanted, all is in place at once.
 */
export function OneValue({ client, state, model, activations, layer, number, taps }: OneValueProps) {
  const output = highestOf(activations, layer.name);
  const request = { model, input: activations.input, layer: layer.name, ...output };
  const key = [output.channel, output.row, output.column, activations.input.reduce((a, b) => a + b, 0)];
  const { value: found, problem } = useAnswer(client, "explainValue", request, key.join("|"));
  if (problem) return <Note kind="problem">{problem}</Note>;
  const input = found && inputOf(activations, layer, found.terms[0]?.channel ?? 0);
  if (!found || !input) return null;
  const title = layerTitle(layer);
  const { channel, row, column, width, height, values } = output;
  const address = formatState({
    ...state,
    tab: "activations",
    layer: number,
    filter: channel,
    pixel: { row, column },
  });
  return (
    <section class="one-value" aria-label={exploreWords.oneValue(title)}>
      <div key={taps} class={taps > 0 ? "story moving" : "story"}>
        <Sliding found={found} {...input}>
          <HeatPicture
            {...input}
            low={0}
            high={largestOf(input.values)}
            label={exploreWords.looksAt(title, describeValues(input.values, input.width))}
          />
        </Sliding>
        {layer.kind === "MaxPooling2D" && <Contest found={found} />}
        <figure>
          <div class="marked">
            <HeatPicture
              class="made"
              width={width}
              height={height}
              values={values}
              low={0}
              high={largestOf(values)}
              label={exploreWords.gives(title, channel, describeValues(values, width))}
            />
            <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
              <rect class="landed" x={column} y={row} width="1" height="1" />
            </svg>
            <span
              class="falls number"
              aria-hidden="true"
              style={{ left: `${(100 * (column + 0.5)) / width}%`, top: `${(100 * row) / height}%` }}
            >
              {decimal(found.value)}
            </span>
          </div>
          <figcaption class="quiet number">
            {exploreWords.channelGives(channel, shapeText([height, width]))}
          </figcaption>
        </figure>
      </div>
      <p class="quiet">
        {found.sentence} <a href={address}>{exploreWords.inActivations}</a>
      </p>
    </section>
  );
}

interface SlidingProps {
  readonly found: ValueExplanation;
  readonly width: number;
  readonly height: number;
  readonly children: ComponentChildren;
}

/** What a layer looks at, and the frame of its filter: row by row over all of it, then where the value comes from. */
function Sliding({ found: { patch }, width, height, children }: SlidingProps) {
  const pixels = (name: string, value: number) => ({ [name]: `${value}px` });
  const way = {
    ...pixels("--right", width - patch.width),
    ...pixels("--bottom", height - patch.height),
    ...pixels("--column", patch.left),
    ...pixels("--row", patch.top),
  };
  return (
    <figure>
      <div class="marked">
        {children}
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" style={way}>
          <g class="down">
            <g class="across">
              <rect width={patch.width} height={patch.height} />
            </g>
          </g>
        </svg>
      </div>
      <figcaption class="quiet number">{exploreWords.slidesOver(shapeText([height, width]))}</figcaption>
    </figure>
  );
}

/** The values of a pooling's window; the largest wins. */
function Contest({ found: { terms, patch, value } }: { readonly found: ValueExplanation }) {
  const inputs = terms[0]?.inputs ?? [];
  const winner = inputs.indexOf(value);
  return (
    <ol class="contest number" aria-hidden="true" style={{ "--columns": patch.width }}>
      {inputs.map((input, i) => (
        <li key={i} class={i === winner ? "wins" : ""}>
          {decimal(input)}
        </li>
      ))}
    </ol>
  );
}

/** The strongest channel of a layer, and where it is highest. */
function highestOf({ layers }: Activations, name: string) {
  const { shape, strongest, values: all } = layers.find((each) => each.name === name)!;
  const [height = 1, width = 1, channels = 1] = shape;
  const channel = strongest[0] ?? 0;
  const values = channelOf(all, channels, channel);
  const at = values.indexOf(largestOf(values));
  return { channel, row: Math.floor(at / width), column: at % width, width, height, values };
}

/** A channel of what a layer looks at: of the layer before it, or of the picture. */
function inputOf({ layers, input, inputShape }: Activations, layer: ExplainedLayer, channel: number) {
  const before = layers[layers.findIndex(({ name }) => name === layer.name) - 1];
  const { shape, values } = before ?? { shape: inputShape, values: input };
  const [height = 1, width = 1, channels = 1] = shape;
  // Where a network has branches, the layer before it in the list may be another one's.
  if (shape.join() !== layer.inputShape.join()) return undefined;
  return { width, height, values: channelOf(values, channels, channel) };
}

/** Whether a layer slides a filter or a window over pictures. */
export const slides = ({ kind, outputShape }: ExplainedLayer) =>
  (kind === "Conv2D" || kind === "MaxPooling2D") && outputShape.length === 3;
