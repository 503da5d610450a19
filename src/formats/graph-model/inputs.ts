import type { BenchInput } from "../../contract";
import { networkWords } from "../../words/networks";
import { tidyName } from "../layers-model/labels";
import { refusal } from "../refusal";
import { nodeNameOf, untrueGraph } from "./nodes";
import type { GraphNode, GraphShape, GraphSignature } from "./schema";

const MOST_INPUTS = 20;
const MOST_SIDE = 1_000_000;

/** TensorFlow's types by name and by number, as TensorFlow.js has them. */
const TYPES: Readonly<Record<string, BenchInput["type"]>> = {
  DT_FLOAT: "float32",
  1: "float32",
  DT_DOUBLE: "float32",
  2: "float32",
  DT_HALF: "float32",
  19: "float32",
  DT_INT32: "int32",
  3: "int32",
  DT_UINT8: "int32",
  4: "int32",
  DT_INT8: "int32",
  6: "int32",
  DT_INT64: "int32",
  9: "int32",
  DT_BOOL: "bool",
  10: "bool",
};

/**
 * What a graph has to be given: what its signature names, or else its placeholders.
 * @throws HangerError `import-refused` where an input is no tensor of numbers, or its shape is not told
 */
export function readInputs(
  nodes: ReadonlyMap<string, GraphNode>,
  signature: GraphSignature | undefined,
): readonly BenchInput[] {
  const signed = Object.values(signature?.inputs ?? {});
  const names = signed.map(({ name }) => nodeNameOf(name));
  const placeholders = [...nodes.values()].filter(({ op }) => op === "Placeholder").map(({ name }) => name);
  const wanted = names.length > 0 ? names : placeholders;
  if (wanted.length === 0 || wanted.length > MOST_INPUTS) throw refusal(networkWords.graphInputs);
  return wanted.map((name, i) => {
    const node = nodes.get(name);
    if (!node) throw untrueGraph(`no input ${name}`);
    const { dtype, tensorShape } = signed[i] ?? {};
    const type = TYPES[String(node.attr?.dtype?.type ?? dtype ?? 1)];
    if (!type) throw refusal(networkWords.graphInputType(tidyName(name)));
    const told = sidesOf(tensorShape);
    const own = sidesOf(node.attr?.shape?.shape) ?? told;
    if (!own) throw refusal(networkWords.graphInputShape(tidyName(name)));
    return { name, type, shape: own.map((side, place) => side ?? told?.[place] ?? null) };
  });
}

/** A shape's sides, null where any may be given. Undefined where not even their number is told. */
function sidesOf(shape: GraphShape | undefined): readonly (number | null)[] | undefined {
  if (!shape || shape.unknownRank) return undefined;
  return (shape.dim ?? []).map(({ size }) => {
    const side = Number(size ?? -1);
    if (side > MOST_SIDE) throw untrueGraph("an input's size");
    return side >= 1 ? side : null;
  });
}
