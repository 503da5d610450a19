import type { NetworkExplanation } from "../../../contract";
import { exploreWords } from "../../../words/explore";
import { layerTitle, shapeText } from "./layer-title";

/** Units of the drawing for a pixel of height, for one of depth into the page, and for a channel. */
const PIXEL = 3;
const SLANT = 1;
const CHANNEL = 0.45;
/** For a value of a layer that is one row, and the thickness of that row. */
const VALUE = 0.12;
const ROW = 7;
const GAP = 10;

interface NetworkDrawingProps {
  readonly explanation: NetworkExplanation;
  readonly layer: number;
  readonly onPick: (layer: number) => void;
}

interface Block {
  readonly shape: readonly number[];
  readonly number: number;
  readonly left: number;
  readonly front: { readonly width: number; readonly height: number };
  /** How far the block reaches back, to the right and up. */
  readonly depth: number;
}

/** The data on its way through the network, as blocks to scale: they shrink in width and height, and deepen. */
export function NetworkDrawing({ explanation, layer, onPick }: NetworkDrawingProps) {
  const { inputShape, layers } = explanation;
  const blocks = layOut([inputShape, ...layers.map(({ outputShape }) => outputShape)]);
  const width = Math.max(...blocks.map(({ left, front, depth }) => left + front.width + depth)) + GAP;
  const above = Math.max(...blocks.map(({ depth }) => depth));
  const height = Math.max(...blocks.map(({ front, depth }) => front.height + depth)) + above / 2;
  const middle = height / 2;
  const told = layers.map((each) => ({ title: layerTitle(each), output: shapeText(each.outputShape) }));
  return (
    <figure class="network">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={exploreWords.networkDrawing(shapeText(inputShape), told)}
      >
        {blocks.map((block) => (
          <Drawn
            key={block.number}
            block={block}
            middle={middle}
            isChosen={block.number === layer}
            onPick={() => block.number > 0 && onPick(block.number)}
          />
        ))}
      </svg>
      <figcaption class="quiet">{exploreWords.scales}</figcaption>
    </figure>
  );
}

function layOut(shapes: readonly (readonly number[])[]): readonly Block[] {
  let left = GAP / 2;
  return shapes.map((shape, number) => {
    const [height = 1, width = 1, channels = 1] = shape;
    const isPicture = shape.length === 3;
    const front = isPicture
      ? { width: Math.max(2, channels * CHANNEL), height: height * PIXEL }
      : { width: ROW, height: Math.max(2, height * VALUE) };
    const depth = isPicture ? width * SLANT : 0;
    const block = { shape, number, left, front, depth };
    left += front.width + depth + GAP;
    return block;
  });
}

interface DrawnProps {
  readonly block: Block;
  readonly middle: number;
  readonly isChosen: boolean;
  readonly onPick: () => void;
}

function Drawn({ block: { left, front, depth }, middle, isChosen, onPick }: DrawnProps) {
  const top = middle - front.height / 2 + depth / 2;
  const right = left + front.width;
  const bottom = top + front.height;
  const roof = `${left},${top} ${left + depth},${top - depth} ${right + depth},${top - depth} ${right},${top}`;
  const side = `${right},${top} ${right + depth},${top - depth} ${right + depth},${bottom - depth} ${right},${bottom}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table below has a button for every layer
    <g class={isChosen ? "chosen" : ""} onClick={onPick}>
      {depth > 0 && <polygon class="roof" points={roof} />}
      {depth > 0 && <polygon class="side" points={side} />}
      <rect x={left} y={top} width={front.width} height={front.height} />
    </g>
  );
}
