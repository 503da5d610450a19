import type { Operation } from "./operation-graph";
import type { OperationReading } from "./reading";
import { channelVector, listIn, numberIn } from "./settings";
import { type Computed, transposed, type Value, withSide } from "./values";

/** A window's sides, steps, gaps, and how its picture is padded. */
interface Window {
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Before each side, then behind each. */
  readonly pads: readonly number[];
  /** Whether these are the pads that Keras calls "same". */
  readonly isSame: boolean;
}

const SIDES = [0, 1] as const;

function windowOf(
  operation: Operation,
  { shape }: Computed,
  graph: OperationReading,
  told?: readonly number[],
): Window {
  const list = (name: string) => {
    const value = operation.attributes.get(name);
    return Array.isArray(value) ? (value as readonly number[]) : undefined;
  };
  const size = told ?? list("kernel_shape") ?? [];
  const strides = list("strides") ?? [1, 1];
  const dilations = list("dilations") ?? [1, 1];
  if ([size, strides, dilations].some((each) => each.length !== 2 || each.some((side) => !(side > 0))))
    throw graph.otherForm();
  const same = SIDES.map((side) => {
    const length = shape[side + 1]!;
    const reach = (size[side]! - 1) * dilations[side]! + 1;
    return Math.max(0, (Math.ceil(length / strides[side]!) - 1) * strides[side]! + reach - length);
  });
  const lower = same.map((whole) => Math.floor(whole / 2));
  const upper = same.map((whole) => Math.ceil(whole / 2));
  const auto = operation.attributes.get("auto_pad");
  const pads =
    auto === "SAME_UPPER"
      ? [...lower, ...upper]
      : auto === "SAME_LOWER"
        ? [...upper, ...lower]
        : auto === "VALID"
          ? [0, 0, 0, 0]
          : (list("pads") ?? [0, 0, 0, 0]);
  if (pads.length !== 4 || pads.some((pad) => pad < 0)) throw graph.otherForm();
  return { size, strides, dilations, pads, isSame: String(pads) === String([...lower, ...upper]) };
}

const isPadded = ({ pads }: Window) => pads.some((pad) => pad > 0);

/** How Keras is told to pad; where it cannot, a layer of its own does before. */
function paddingFor(window: Window, picture: Computed, graph: OperationReading) {
  if (!isPadded(window)) return { picture, padding: "valid" };
  if (window.isSame) return { picture, padding: "same" };
  const [top, left, bottom, right] = window.pads as [number, number, number, number];
  const config = {
    padding: [
      [top, bottom],
      [left, right],
    ],
  };
  return { picture: graph.after(picture, "ZeroPadding2D", config), padding: "valid" };
}

/** What a window leaves of a picture. */
function sidesAfter(
  { size, strides, dilations, pads }: Window,
  { shape }: Computed,
  graph: OperationReading,
) {
  const sides = SIDES.map((side) => {
    const reach = (size[side]! - 1) * dilations[side]! + 1;
    return Math.floor((shape[side + 1]! + pads[side]! + pads[side + 2]! - reach) / strides[side]!) + 1;
  });
  if (sides.some((side) => side < 1)) throw graph.otherForm();
  return sides as [number, number];
}

export function convolutionLayer(operation: Operation, graph: OperationReading): Value {
  const input = graph.picture("first");
  const filter = graph.constant(1);
  const [to = 0, each = 0, ...size] = filter.shape;
  const [channels = 0] = input.shape;
  const group = numberIn(operation, "group", 1);
  const isByChannel = group === channels && each === 1 && group > 1;
  if (size.length !== 2 || !(isByChannel || (group === 1 && each === channels))) throw graph.otherForm();
  const window = windowOf(operation, input, graph, size);
  const [height, width] = sidesAfter(window, input, graph);
  const { picture, padding } = paddingFor(window, input, graph);
  const bias = graph.find(2);
  const common = {
    kernel_size: window.size,
    strides: window.strides,
    dilation_rate: window.dilations,
    padding,
    use_bias: bias !== undefined,
  };
  const biases = bias ? { bias: channelVector(graph.constant(2), to, graph) } : {};
  const result = isByChannel
    ? graph.after(
        picture,
        "DepthwiseConv2D",
        { ...common, depth_multiplier: to / channels },
        {
          depthwise_kernel: transposed(
            { shape: [channels, to / channels, ...size], values: filter.values },
            [2, 3, 0, 1],
          ),
          ...biases,
        },
      )
    : graph.after(
        picture,
        "Conv2D",
        { ...common, filters: to },
        {
          kernel: transposed(filter, [2, 3, 1, 0]),
          ...biases,
        },
      );
  return { ...result, shape: [to, height, width] };
}

export function maxPooling(operation: Operation, graph: OperationReading): Value {
  const input = graph.picture("first");
  const window = pooledWindow(operation, input, graph);
  // "same" pads with what is less than any value, a layer of its own with zeros.
  if (isPadded(window) && !window.isSame && !input.isPositive) throw graph.otherForm();
  return { ...pooled("MaxPooling2D", window, input, graph), isPositive: input.isPositive === true };
}

export function averagePooling(operation: Operation, graph: OperationReading): Value {
  const input = graph.picture("first");
  const window = pooledWindow(operation, input, graph);
  const counts = numberIn(operation, "count_include_pad", 0) === 1;
  if (counts && numberIn(operation, "ceil_mode", 0) === 1) throw graph.otherForm();
  // "same" leaves the border out of the mean, a layer of its own has it counted.
  if (isPadded(window) && counts === window.isSame) {
    if (!counts) throw graph.otherForm();
    return pooled("AveragePooling2D", { ...window, isSame: false }, input, graph);
  }
  return pooled("AveragePooling2D", window, input, graph);
}

function pooledWindow(operation: Operation, input: Computed, graph: OperationReading): Window {
  const window = windowOf(operation, input, graph);
  if (window.dilations.some((gap) => gap !== 1)) throw graph.otherForm();
  if (numberIn(operation, "ceil_mode", 0) === 0) return window;
  // The last window may reach beyond the picture, as it does with Keras' "same".
  const beyond = SIDES.map((side) => {
    const rest = input.shape[side + 1]! + window.pads[side]! + window.pads[side + 2]! - window.size[side]!;
    return (window.strides[side]! - (rest % window.strides[side]!)) % window.strides[side]!;
  });
  if (beyond.every((side) => side === 0)) return window;
  const pads = window.pads.map((pad, i) => (i < 2 ? pad : pad + beyond[i - 2]!));
  const same = windowOf(
    { ...operation, attributes: new Map([...operation.attributes, ["auto_pad", "SAME_UPPER"]]) },
    input,
    graph,
  );
  if (String(same.pads) !== String(pads)) throw graph.otherForm();
  return same;
}

function pooled(kind: string, window: Window, input: Computed, graph: OperationReading): Computed {
  const [height, width] = sidesAfter(window, input, graph);
  const { picture, padding } = paddingFor(window, input, graph);
  const config = { pool_size: window.size, strides: window.strides, padding };
  return { ...graph.after(picture, kind, config), shape: [input.shape[0]!, height, width] };
}

/** A mean or maximum over all places of a picture. */
export function overWhole(kind: string, graph: OperationReading): Value {
  const input = graph.picture("first");
  return { ...graph.after(input, kind, {}), shape: [input.shape[0]!, 1, 1], isFlat: true };
}

/** A mean or maximum over all places of a picture, whose axes are told. */
export const overPlaces =
  (kind: string) =>
  (operation: Operation, graph: OperationReading): Value => {
    const input = graph.picture();
    const axes = (listIn(operation, "axes", graph, 1) ?? []).map((axis) => (axis < 0 ? axis + 4 : axis));
    const isFirst = input.channels === "first";
    if (String([...axes].sort()) !== (isFirst ? "2,3" : "1,2")) throw graph.otherForm();
    const channels = input.shape[isFirst ? 0 : 2]!;
    const pooled = graph.after(input, kind, {});
    if (numberIn(operation, "keepdims", 1) === 1)
      return { ...pooled, shape: isFirst ? [channels, 1, 1] : [1, 1, channels], isFlat: true };
    const { channels: _, ...row } = pooled;
    return { ...row, shape: [channels] };
  };

export function padded(operation: Operation, graph: OperationReading): Value {
  const input = graph.picture();
  const pads = listIn(operation, "pads", graph, 1) ?? [];
  const mode = operation.attributes.get("mode") ?? "constant";
  const filled = listIn(operation, "value", graph, 2)?.[0] ?? 0;
  const from = input.channels === "first" ? 2 : 1;
  const [top = 0, left = 0] = pads.slice(from);
  const [bottom = 0, right = 0] = pads.slice(from + 4);
  const all = pads.reduce((sum, pad) => sum + Math.abs(pad), 0);
  const isForSides = pads.length === 8 && all === top + left + bottom + right;
  if (mode !== "constant" || filled !== 0 || !isForSides) throw graph.otherForm();
  const result = graph.after(input, "ZeroPadding2D", {
    padding: [
      [top, bottom],
      [left, right],
    ],
  });
  const shape = withSide(
    withSide(input.shape, from - 1, input.shape[from - 1]! + top + bottom),
    from,
    input.shape[from]! + left + right,
  );
  return { ...result, shape, isPositive: input.isPositive === true };
}
