import type { Operation } from "./operation-graph";
import type { OperationReading } from "./reading";
import { listIn } from "./settings";
import { type Computed, elementsIn, transposed, type Value } from "./values";

export function constant({ attributes }: Operation, graph: OperationReading): Value {
  for (const name of ["value", "value_float", "value_int", "value_floats", "value_ints"]) {
    const value = attributes.get(name);
    if (typeof value === "number") return { kind: "constant", shape: [], values: [value] };
    if (Array.isArray(value)) return { kind: "constant", shape: [value.length], values: value };
    if (typeof value === "object") {
      const { shape, read } = value as { shape: readonly number[]; read(): ArrayLike<number> };
      return { kind: "constant", shape, values: read() };
    }
  }
  throw graph.otherForm();
}

export function sidesAndPlaces(graph: OperationReading) {
  const value = graph.find(0);
  if (value?.kind !== "sides") throw graph.otherForm();
  return { sides: value.of, places: Array.from(graph.constant(1).values) };
}

/** Sides of a value that an exporter computes while the network runs. */
export function joinedSides(graph: OperationReading): Value {
  const of: (number | undefined)[] = [];
  for (let place = 0; ; place++) {
    const value = graph.find(place);
    if (!value) return { kind: "sides", of };
    if (value.kind === "computed") throw graph.otherForm();
    of.push(...(value.kind === "sides" ? value.of : Array.from(value.values)));
  }
}

/** Pictures whose channels go from one end to the other stay as they are: layers have them last all the time. */
const TURNS: Readonly<Record<string, { readonly from: "first" | "last"; readonly to: "first" | "last" }>> = {
  "0,2,3,1": { from: "first", to: "last" },
  "0,3,1,2": { from: "last", to: "first" },
};

export function turned({ attributes }: Operation, graph: OperationReading): Value {
  const order = attributes.get("perm");
  const value = graph.find(0);
  const axes = Array.isArray(order) ? (order as readonly number[]) : undefined;
  if (value?.kind === "constant") {
    const places = axes ?? value.shape.map((_, i) => i).reverse();
    const isOrder = String([...places].sort((a, b) => a - b)) === String(value.shape.map((_, i) => i));
    if (!isOrder) throw graph.otherForm();
    return { kind: "constant", ...transposed(value, places) };
  }
  const input = graph.computed();
  if (axes?.every((axis, i) => axis === i)) return input;
  const turn = TURNS[String(axes)];
  if (!turn || input.channels !== turn.from) throw graph.otherForm();
  const shape = axes!.slice(1).map((axis) => input.shape[axis - 1]!);
  return { ...input, shape, channels: turn.to };
}

export function reshaped(_: Operation, graph: OperationReading): Value {
  const value = graph.find(0);
  const target = graph.find(1);
  if (target === undefined || target.kind === "computed") throw graph.otherForm();
  const told = target.kind === "sides" ? target.of : Array.from(target.values);
  if (value?.kind === "constant") {
    const sides = filledIn(
      told.map((side) => side ?? 1),
      value.shape,
      graph,
    );
    return { kind: "constant", shape: sides, values: value.values };
  }
  return inShape(graph.computed(), told, graph);
}

/** A shape in which 0 stands for the side that is there, and -1 for what is left. */
function filledIn(
  told: readonly number[],
  shape: readonly number[],
  graph: OperationReading,
): readonly number[] {
  const copied = told.map((side, axis) => (side === 0 ? (shape[axis] ?? 0) : side));
  const known = elementsIn(copied.filter((side) => side !== -1));
  const sides = copied.map((side) => (side === -1 ? elementsIn(shape) / known : side));
  if (elementsIn(sides) !== elementsIn(shape)) throw graph.otherForm();
  return sides;
}

/** @param told The shape with the batch */
function inShape(value: Computed, told: readonly (number | undefined)[], graph: OperationReading): Value {
  const [batch, ...sides] = told;
  // With a batch of any length, or of one, as the file was made for.
  if (batch !== undefined && ![-1, 0, 1].includes(batch)) throw graph.otherForm();
  if (sides.some((side) => side === undefined)) throw graph.otherForm();
  const copied = (sides as number[]).map((side, axis) => (side === 0 ? (value.shape[axis] ?? 0) : side));
  const target = filledIn(batch === -1 && copied.includes(-1) ? [] : copied, value.shape, graph);
  return toShape(value, target, graph);
}

function toShape(value: Computed, target: readonly number[], graph: OperationReading): Value {
  if (String(target) === String(value.shape)) return value;
  if (target.length === 1) return graph.inRow(value);
  const row = graph.inRow(value);
  if (row.row || target.length > 3) throw graph.otherForm();
  const { channels: __, isFlat: _, ...rest } = row;
  const reshape = (sides: readonly number[]) =>
    graph.layers.add("Reshape", { target_shape: [...sides] }, [row.layer]);
  if (target.length < 3) return { ...rest, layer: reshape(target), shape: target };
  const channels = graph.channelsOf(graph.result, target);
  if (channels === "last") return { ...rest, layer: reshape(target), shape: target, channels };
  const [c, h, w] = target as [number, number, number];
  const layer =
    c === 1 ? reshape([h, w, 1]) : graph.layers.add("Permute", { dims: [2, 3, 1] }, [reshape(target)]);
  return { ...rest, layer, shape: target, channels };
}

type Resizing = (shape: readonly number[], axes: readonly number[] | undefined) => readonly number[];

/** Sides of 1 that come or go. */
export function resized(operation: Operation, graph: OperationReading, resize: Resizing): Value {
  const axes = listIn(operation, "axes", graph, 1);
  const value = graph.find(0);
  if (value?.kind === "sides") return value;
  if (value?.kind === "constant") return { ...value, shape: resize(value.shape, axes) };
  const input = graph.computed();
  // The batch is of any length, and stays.
  const [batch, ...target] = resize([0, ...input.shape], axes);
  if (batch !== 0) throw graph.otherForm();
  return toShape(input, target, graph);
}

export const withoutSidesOfOne: Resizing = (shape, axes) => {
  const places = axes?.map((axis) => (axis < 0 ? axis + shape.length : axis));
  return shape.filter((side, axis) => (places ? !places.includes(axis) : side !== 1));
};

export const withAddedSides: Resizing = (shape, axes = []) => {
  const rank = shape.length + axes.length;
  const places = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  const left = [...shape];
  return Array.from({ length: rank }, (_, axis) => (places.includes(axis) ? 1 : left.shift()!));
};
