import type { Json } from "../layers-model/json";
import type { LayerValues } from "./layer-list";
import type { Operation } from "./operation-graph";
import type { OperationReading } from "./reading";
import { channelVector, numberIn, refused } from "./settings";
import { joinedSides } from "./shapes";
import { type Computed, type Constant, transposed, type Value, withSide } from "./values";

/** A number for each channel of a value. @throws HangerError `import-refused` where a tensor has others */
function byChannel({ shape, values }: Constant, value: Computed, graph: OperationReading): LayerValues {
  const rank = value.shape.length;
  const place = value.channels === "last" || rank === 1 ? rank - 1 : 0;
  const channels = value.shape[place]!;
  const sides = [...Array<number>(Math.max(0, rank - shape.length)).fill(1), ...shape].slice(-rank);
  const isForChannels = sides.every((side, axis) => side === (axis === place ? channels : 1));
  if (!isForChannels || values.length !== channels || (rank > 1 && !value.channels)) throw graph.otherForm();
  const floats = Float32Array.from(values);
  return { shape: [channels], values: value.row ? channelsLast(floats, value.row) : floats };
}

/** Values of a row with its channels first, in the order that the layers have. */
function channelsLast(values: Float32Array, row: NonNullable<Computed["row"]>) {
  return transposed({ shape: row, values }, [1, 2, 0]).values;
}

export function slopes(_: Operation, graph: OperationReading): Value {
  const value = graph.computed();
  const input = value.channels ? graph.withSides(value) : value;
  const slope = graph.constant(1);
  const [only] = Array.from(slope.values);
  if (slope.values.length === 1) return graph.after(input, "LeakyReLU", { alpha: only! });
  const { values } = byChannel(slope, input, graph);
  const shared = input.channels ? { shared_axes: [1, 2] } : {};
  const shape = input.channels ? [1, 1, values.length] : [values.length];
  return graph.after(input, "PReLU", shared, { alpha: { shape, values } });
}

export function normalisation(operation: Operation, graph: OperationReading): Value {
  const input = graph.computed();
  const [channels = 0] = input.shape;
  if (input.row || (input.shape.length === 3 && input.channels !== "first")) throw graph.otherForm();
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((place) =>
    channelVector(graph.constant(place), channels, graph),
  );
  const config = { axis: -1, epsilon: numberIn(operation, "epsilon", 1e-5), center: true, scale: true };
  return graph.after(input, "BatchNormalization", config, {
    gamma: gamma!,
    beta: beta!,
    moving_mean: mean!,
    moving_variance: variance!,
  });
}

const COMMUTATIVE = ["Add", "Mul"];

const MERGING: Readonly<Record<string, string>> = { Add: "Add", Mul: "Multiply" };

/** A sum, difference, product or quotient: of two values, or of one and what the file holds. */
export function binary({ type }: Operation, graph: OperationReading): Value {
  const [left, right] = [graph.find(0), graph.find(1)];
  if (left?.kind === "computed" && right?.kind === "computed")
    return MERGING[type] ? merged(MERGING[type], graph) : refused(graph);
  if (left?.kind === "computed" && right?.kind === "constant") return changed(type, left, right, 0, graph);
  if (left?.kind === "constant" && right?.kind === "computed" && COMMUTATIVE.includes(type))
    return changed(type, right, left, 1, graph);
  throw graph.otherForm();
}

/** A value that is moved, or scaled, by as much in all its places or in each channel. */
function changed(type: string, value: Computed, by: Constant, place: number, graph: OperationReading): Value {
  const change = (number: number) => (type === "Sub" ? -number : type === "Div" ? 1 / number : number);
  const isSum = type === "Add" || type === "Sub";
  if (by.values.length === 1 && !(isSum && isBiasless(value, graph))) {
    const number = change(by.values[0]!);
    const config = isSum ? { scale: 1, offset: number } : { scale: number, offset: 0 };
    return graph.after(value, "Rescaling", config);
  }
  const { shape, values } = byChannel(spread(by, value), value, graph);
  const numbers = { shape, values: values.map(change) };
  if (isSum && graph.isOnlyUser(place) && isBiasless(value, graph)) {
    graph.layers.configure(value.layer, { [biasSetting(graph.layers.kindOf(value.layer))]: true });
    graph.layers.setWeight(value.layer, biasName(graph.layers.kindOf(value.layer)), numbers);
    const { isPositive: _, ...rest } = value;
    return rest;
  }
  return inEachChannel(isSum ? { beta: numbers } : { gamma: numbers }, value, graph);
}

/** A single number for each channel of a layer that takes a bias. */
const spread = (by: Constant, value: Computed): Constant => {
  if (by.values.length !== 1) return by;
  const channels = value.channels === "last" ? value.shape.at(-1)! : value.shape[0]!;
  const shape = value.channels === "first" ? [channels, 1, 1] : [channels];
  return { kind: "constant", shape, values: new Float32Array(channels).fill(by.values[0]!) };
};

const biasSetting = (kind: string | undefined) => (kind === "BatchNormalization" ? "center" : "use_bias");

const biasName = (kind: string | undefined) => (kind === "BatchNormalization" ? "beta" : "bias");

/** Whether a value's layer could have a bias, and has none. */
function isBiasless({ layer }: Computed, graph: OperationReading): boolean {
  const config = graph.layers.configOf(layer);
  return config[biasSetting(graph.layers.kindOf(layer))] === false;
}

/** What a normalisation's variance and epsilon add up to where it is not to divide. */
const EPSILON = 1e-3;

/** A product, or a sum, with a number for each channel: a normalisation whose mean is 0, and whose variance is 1. */
function inEachChannel(
  weights: { readonly gamma: LayerValues } | { readonly beta: LayerValues },
  value: Computed,
  graph: OperationReading,
): Value {
  const [numbers] = Object.values(weights);
  const { shape } = numbers!;
  const filled = (number: number) => ({ shape, values: new Float32Array(shape[0]!).fill(number) });
  const isScaled = "gamma" in weights;
  const config = { axis: -1, epsilon: EPSILON, center: !isScaled, scale: isScaled };
  return graph.after(value, "BatchNormalization", config, {
    ...weights,
    moving_mean: filled(0),
    moving_variance: filled(1 - EPSILON),
  });
}

/** Values that are put together place by place. */
export function merged(kind: string, graph: OperationReading): Value {
  const values = inputsOf(graph);
  const [first, ...others] = values;
  if (others.length === 0) return first!;
  const isAlike = others.every(
    (each) => each.channels === first!.channels && String(each.row) === String(first!.row),
  );
  if (!isAlike) throw graph.otherForm();
  const rank = Math.max(...values.map(({ shape }) => shape.length));
  if (values.some(({ shape }) => shape.length !== rank)) throw graph.otherForm();
  const whole = values.every(({ isFlat }) => isFlat) ? values : values.map((each) => graph.withSides(each));
  const shape = first!.shape.map((_, axis) => Math.max(...values.map((each) => each.shape[axis]!)));
  if (values.some((each) => each.shape.some((side, axis) => side !== shape[axis] && side !== 1)))
    throw graph.otherForm();
  const layer = graph.layers.add(
    kind,
    {},
    whole.map((each) => each.layer),
  );
  const { isPositive: _, ...rest } = whole[0]!;
  return { ...rest, layer, shape };
}

function inputsOf(graph: OperationReading): readonly Computed[] {
  const values: Computed[] = [];
  for (let place = 0; graph.find(place); place++) values.push(graph.computed(place));
  return values;
}

export function concatenation(operation: Operation, graph: OperationReading): Value {
  if (graph.find(0)?.kind !== "computed") return joinedSides(graph);
  const found = inputsOf(graph);
  const [first] = found;
  const values = found.every(({ isFlat }) => isFlat) ? found : found.map((each) => graph.withSides(each));
  const rank = first!.shape.length;
  const told = numberIn(operation, "axis", 1);
  const axis = (told < 0 ? told + rank + 1 : told) - 1;
  const isAlike = values.every(
    ({ channels, shape, row }) => channels === first!.channels && shape.length === rank && !row,
  );
  if (!isAlike || !(axis >= 0 && axis < rank)) throw graph.otherForm();
  const sides = withSide(
    first!.shape,
    axis,
    values.reduce((sum, { shape }) => sum + shape[axis]!, 0),
  );
  const isFlat = values[0]!.isFlat === true;
  if (isFlat && axis !== (first!.channels === "first" ? 0 : rank - 1)) throw graph.otherForm();
  // Where the axis is in TensorFlow.js's order, behind the batch.
  const place = isFlat ? 1 : first!.channels === "first" ? [3, 1, 2][axis]! : axis + 1;
  const layer = graph.layers.add(
    "Concatenate",
    { axis: place },
    values.map((each) => each.layer),
  );
  const isPositive = values.every((each) => each.isPositive);
  return { ...values[0]!, layer, shape: sides, isPositive };
}

/** A product of a row, or of the channels of each place, with weights: a dense layer. */
export function product(operation: Operation, graph: OperationReading): Value {
  const value = graph.computed();
  const given = graph.constant(1);
  const isGemm = operation.type === "Gemm";
  const isTurned = isGemm && numberIn(operation, "transB", 0) === 1;
  if (given.shape.length !== 2 || (isGemm && numberIn(operation, "transA", 0) === 1)) throw graph.otherForm();
  const straight: Pick<Constant, "shape" | "values"> = isTurned ? transposed(given, [1, 0]) : given;
  const [from = 0, units = 0] = straight.shape;
  const isOverPlaces = value.channels === "last" && !isGemm;
  if (from !== value.shape.at(-1) || !(value.shape.length === 1 || isOverPlaces)) throw graph.otherForm();
  const scale = isGemm ? numberIn(operation, "alpha", 1) : 1;
  const rows = value.row
    ? transposed({ shape: [...value.row, units], values: straight.values }, [1, 2, 0, 3]).values
    : Float32Array.from(straight.values);
  const kernel = { shape: [from, units], values: scale === 1 ? rows : rows.map((each) => scale * each) };
  const input = isOverPlaces ? graph.withSides(value) : value;
  const bias = isGemm ? graph.find(2) : undefined;
  const config: Json = { units, use_bias: bias !== undefined };
  const weights = bias ? { kernel, bias: biasOf(operation, units, graph) } : { kernel };
  const { row: _, ...rest } = graph.after(input, "Dense", config, weights);
  return { ...rest, shape: withSide(value.shape, value.shape.length - 1, units) };
}

function biasOf(operation: Operation, units: number, graph: OperationReading): LayerValues {
  const { values } = graph.constant(2);
  const scale = numberIn(operation, "beta", 1);
  if (values.length !== units && values.length !== 1) throw graph.otherForm();
  return {
    shape: [units],
    values: Float32Array.from({ length: units }, (_, i) => scale * values[values.length === 1 ? 0 : i]!),
  };
}
