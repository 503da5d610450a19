import type { LayerSummary, NetworkSummary, Patch } from "../../contract";

/** First and last pixel along one axis. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The patch of a layer's input that one of its output pixels is computed from. With padding it may cross the edge. */
export function patchOf(
  layer: LayerSummary,
  inputShape: readonly number[],
  row: number,
  column: number,
): Patch {
  return toPatch(
    before(layer, inputShape, 0, { from: row, to: row }),
    before(layer, inputShape, 1, { from: column, to: column }),
  );
}

/** The receptive field: the part of the network's input that an output pixel of layer `index` depends on, clipped. */
export function receptiveField(
  { inputShape, layers }: NetworkSummary,
  index: number,
  row: number,
  column: number,
): Patch {
  let rows: Span = { from: row, to: row };
  let columns: Span = { from: column, to: column };
  for (let i = index; i >= 0; i--) {
    const shape = layers[i - 1]?.outputShape ?? inputShape;
    rows = within(before(layers[i]!, shape, 0, rows), shape[0] ?? 1);
    columns = within(before(layers[i]!, shape, 1, columns), shape[1] ?? 1);
  }
  return toPatch(rows, columns);
}

/** The span of a layer's input that a span of its output is made from. */
function before(layer: LayerSummary, inputShape: readonly number[], axis: 0 | 1, { from, to }: Span): Span {
  const kernel = reachOf(layer, axis);
  const stride = layer.strides?.[axis] ?? 1;
  const padding = layer.padding === "same" ? paddingBefore(inputShape[axis] ?? 1, kernel, stride) : 0;
  return { from: from * stride - padding, to: to * stride - padding + kernel - 1 };
}

/** How many pixels a filter spans along an axis, 0 down and 1 across. A dilated filter skips some of them. */
export const reachOf = ({ kernelSize, dilation }: LayerSummary, axis: 0 | 1) =>
  ((kernelSize?.[axis] ?? 1) - 1) * (dilation?.[axis] ?? 1) + 1;

/** `same` padding before the first pixel. TensorFlow pads evenly and puts an odd pixel at the end. */
function paddingBefore(side: number, kernel: number, stride: number): number {
  return Math.floor(Math.max((Math.ceil(side / stride) - 1) * stride + kernel - side, 0) / 2);
}

function within({ from, to }: Span, size: number): Span {
  return { from: Math.max(0, from), to: Math.min(size - 1, to) };
}

const toPatch = (rows: Span, columns: Span): Patch => ({
  top: rows.from,
  left: columns.from,
  height: rows.to - rows.from + 1,
  width: columns.to - columns.from + 1,
});
