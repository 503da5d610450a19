import type { LayerValues } from "./layer-list";
import type { Operation } from "./operation-graph";
import type { OperationReading } from "./reading";
import type { Constant } from "./values";

/** A number that an operation is told, by its attribute. */
export function numberIn({ attributes }: Operation, name: string, otherwise: number): number {
  const value = attributes.get(name);
  return typeof value === "number" ? value : otherwise;
}

/** Numbers that an operation is told, by an attribute or, in newer files, as an input. */
export function listIn(
  { attributes }: Operation,
  name: string,
  graph: OperationReading,
  place: number,
): readonly number[] | undefined {
  const value = attributes.get(name);
  if (typeof value === "number") return [value];
  if (Array.isArray(value)) return value;
  const given = graph.find(place);
  if (given === undefined) return undefined;
  if (given.kind !== "constant") throw graph.otherForm();
  return Array.from(given.values);
}

export function refused(graph: OperationReading): never {
  throw graph.otherForm();
}

/** As many values as a layer has channels. */
export function channelVector({ values }: Constant, length: number, graph: OperationReading): LayerValues {
  if (values.length !== length) throw graph.otherForm();
  return { shape: [length], values: Float32Array.from(values) };
}
