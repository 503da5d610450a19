import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Activations, ExplainedLayer, NetworkExplanation } from "../../../contract";
import { percent } from "../../../ui/format";
import { HeatPicture } from "../../../ui/heat-picture";
import { PixelPicture } from "../../../ui/pixel-picture";
import { showWithin } from "../../../ui/show-within";
import { exploreWords } from "../../../words/explore";
import { channelOf, describeValues, largestOf } from "../activations/describe";
import { layerTitle, shapeText } from "./layer-title";

/** The side of the network's own picture on screen, and the least of a smaller one, in pixels. */
const LONGEST_SIDE = 84;
const SHORTEST_SIDE = 14;

/** Values in a row of a layer that has no pictures, and the side of each on screen, in pixels. */
const COLUMNS = 8;
const VALUE_SIDE = 4;

/** At most so many values are drawn of a layer that has no pictures. */
const MOST_VALUES = 128;

/** Edges of pictures behind the first one. */
const MOST_EDGES = 6;

interface NetworkBlocksProps {
  readonly explanation: NetworkExplanation;
  readonly isTrained: boolean;
  /** What the network makes of a picture; undefined for one that is not trained, or has not answered yet. */
  readonly activations: Activations | undefined;
  readonly layer: number;
  /** Whether a layer, by its number, is still to be predicted: then nothing of it is shown. */
  readonly isHidden: (layer: number) => boolean;
  readonly onPick: (layer: number) => void;
}

/** A picture on its way through the network: what each layer makes of it, to scale, the strongest channel in front. */
export function NetworkBlocks(props: NetworkBlocksProps) {
  const { explanation, isTrained, activations, layer, isHidden, onPick } = props;
  const { inputShape, layers } = explanation;
  const outputOf = (each: ExplainedLayer, i: number) => (isHidden(i + 1) ? "?" : shapeText(each.outputShape));
  const told = layers.map((each, i) => ({ title: layerTitle(each), output: outputOf(each, i) }));
  const scale = LONGEST_SIDE / Math.max(1, inputShape[0] ?? 1, inputShape[1] ?? 1);
  const [answer] = activations?.answers ?? [];
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const block = list.current?.children[layer];
    if (list.current && block) showWithin(list.current, block);
  }, [layer, explanation]);
  return (
    <>
      <ol ref={list} class="blocks" aria-label={exploreWords.networkDrawing(shapeText(inputShape), told)}>
        <li>
          <Stack shape={inputShape} scale={scale}>
            {activations && <PixelPicture {...activations.picture} label={exploreWords.pictureAsSeen} />}
          </Stack>
          <span>{exploreWords.picture}</span>
          <span class="quiet number">{shapeText(inputShape)}</span>
        </li>
        {layers.map((each, i) => (
          <li key={each.name}>
            <button type="button" aria-pressed={i + 1 === layer} onClick={() => onPick(i + 1)}>
              {isHidden(i + 1) ? (
                <span class="stack hidden" aria-hidden="true">
                  ?
                </span>
              ) : (
                <Block layer={each} scale={scale} activations={activations} />
              )}
              <span>{layerTitle(each)}</span>
              <span class="quiet number">{outputOf(each, i)}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="quiet">
        {answer
          ? exploreWords.strongestMaps(answer.name, percent(answer.probability))
          : !isTrained && exploreWords.notTrainedYet}
      </p>
    </>
  );
}

interface BlockProps {
  readonly layer: ExplainedLayer;
  readonly scale: number;
  readonly activations: Activations | undefined;
}

/** What a layer gives: its strongest channel, or its values in rows. */
function Block({ layer: { name, outputShape }, scale, activations }: BlockProps) {
  const found = activations?.layers.find((each) => each.name === name);
  const [height = 1, width = 1, channels = 1] = outputShape;
  if (outputShape.length === 3) {
    const strongest = found?.strongest[0] ?? 0;
    const values = found && channelOf(found.values, channels, strongest);
    return (
      <Stack shape={outputShape} scale={scale}>
        {values && (
          <HeatPicture
            width={width}
            height={height}
            values={values}
            low={0}
            high={largestOf(values)}
            label={exploreWords.strongestOf(strongest, describeValues(values, width))}
          />
        )}
      </Stack>
    );
  }
  const count = Math.min(MOST_VALUES, outputShape[0] ?? 1);
  const rows = Math.ceil(count / COLUMNS);
  const shown = new Float32Array(rows * COLUMNS);
  shown.set(found?.values.subarray(0, count) ?? []);
  return (
    <span class="stack" style={{ width: `${COLUMNS * VALUE_SIDE}px`, height: `${rows * VALUE_SIDE}px` }}>
      {found && (
        <HeatPicture
          width={COLUMNS}
          height={rows}
          values={shown}
          low={0}
          high={largestOf(found.values)}
          label={exploreWords.firstValues(count, describeValues(shown, COLUMNS))}
        />
      )}
    </span>
  );
}

interface StackProps {
  readonly shape: readonly number[];
  readonly scale: number;
  readonly children: ComponentChildren;
}

/** A picture in front of the edges of others: the more channels, the more of them, one for each doubling. */
function Stack({ shape: [height = 1, width = 1, channels = 1], scale, children }: StackProps) {
  const edges = Math.min(MOST_EDGES, Math.round(Math.log2(channels)));
  const shadows = Array.from({ length: edges }, (_, i) => 3 * (i + 1)).flatMap((away) => [
    `var(--surface) ${away - 1}px ${1 - away}px 0 -0.5px`,
    `var(--muted) ${away}px ${-away}px 0 -0.5px`,
  ]);
  const sideOf = (length: number) => Math.max(SHORTEST_SIDE, length * scale);
  return (
    <span
      class="stack"
      style={{
        width: `${sideOf(width)}px`,
        height: `${sideOf(height)}px`,
        margin: `${3 * edges}px ${3 * edges}px 0 0`,
        boxShadow: shadows.join(", "),
      }}
    >
      {children}
    </span>
  );
}
