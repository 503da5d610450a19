import { io } from "@tensorflow/tfjs-core";
import { safeParse } from "valibot";
import { networkWords } from "../../words/networks";
import type { Json } from "../layers-model/json";
import { requireBytes, type WeightsManifest } from "../layers-model/weights";
import type { Port, StoredTensor } from "../operations/operation-graph";
import { asLayers } from "../operations/to-layers";
import { unknownAmong } from "../operations/unknown";
import { refusal } from "../refusal";
import { byName, neededFor, untrueGraph } from "./nodes";
import { graphOutputs, signatureOf } from "./outputs";
import { type GraphNode, graphSchema, signatureSchema } from "./schema";
import { GraphConstants, inputsOf, operationsOf, TRANSLATIONS } from "./to-operations";

/** The most operations of a graph that is read. */
const MOST_NODES = 2000;

/** Nodes that compute nothing. */
const GIVEN = ["Placeholder", "Const"];

/** A GraphModel whose operations are all known here. */
export interface KnownGraph {
  /** From its inputs to its output. */
  readonly nodes: readonly GraphNode[];
  readonly output: string;
}

/**
 * Finds what a GraphModel, TensorFlow's own operations in place of layers, computes its answer with.
 * @throws HangerError `import-refused` where that is not known here, with the operations by name
 */
export function readGraph(json: Json): KnownGraph {
  const graph = safeParse(graphSchema, json.modelTopology);
  const signature = safeParse(signatureSchema, signatureOf(json));
  if (!graph.success || graph.output.node.length > MOST_NODES) throw refusal(networkWords.graphModel);
  if (!signature.success) throw untrueGraph(signature.issues[0].message);
  const nodes = byName(graph.output.node);
  const isAnswer = (name: string) => !["Const", "NoOp", "Placeholder"].includes(nodes.get(name)!.op);
  const outputs = graphOutputs(nodes, signature.output).filter(isAnswer);
  if (outputs.length > 1) throw refusal(networkWords.moreThanOne.output);
  const [output] = outputs;
  if (output === undefined) throw refusal(networkWords.graphModel);
  const needed = neededFor([output], nodes);
  const unknown = unknownAmong(
    needed.map(({ op }) => op),
    (op) => GIVEN.includes(op) || Object.hasOwn(TRANSLATIONS, op),
  );
  if (unknown) throw refusal(networkWords.graphUnread(...unknown));
  return { nodes: needed, output };
}

/**
 * Reads a GraphModel back as a LayersModel's description and its weights. What is written is checked like any other
 * LayersModel.
 * @param manifest Its list of weights, checked
 * @throws HangerError `import-refused` where operations have a form that no layer has
 */
export async function graphAsLayers(
  { nodes, output }: KnownGraph,
  manifest: WeightsManifest,
  weights: ArrayBuffer,
): Promise<{ readonly json: Json; readonly weights: ArrayBuffer }> {
  requireBytes(manifest, weights);
  const constants = new GraphConstants(nodes, await constantsIn(nodes, manifest, weights));
  const computing = nodes.filter(({ op }) => !GIVEN.includes(op));
  return asLayers({
    version: OPERATOR_SET,
    operations: computing.flatMap((node) => operationsOf(node, constants)),
    tensors: constants.tensors,
    inputs: nodes.filter(({ op }) => op === "Placeholder").map(portOf),
    outputs: [{ name: output, shape: [] }],
    sentences: { operations: networkWords.graphUnread, form: networkWords.graphForm },
  });
}

/** Of ONNX, in whose operations the graph is translated. */
const OPERATOR_SET = 13;

/** A placeholder; an axis of any length is undefined. */
function portOf({ name, attr }: GraphNode): Port {
  const sides = (attr?.shape?.shape?.dim ?? []).map(({ size }) => Number(size));
  return { name, shape: sides.map((side) => (side > 0 ? side : undefined)) };
}

async function constantsIn(
  nodes: readonly GraphNode[],
  manifest: WeightsManifest,
  all: ArrayBuffer,
): Promise<Map<string, StoredTensor>> {
  const found = new Map<string, StoredTensor>();
  const used = new Set(nodes.flatMap(inputsOf));
  for (const { spec, offset, bytes } of manifest.weights) {
    if (!used.has(spec.name)) continue;
    const entry = { ...spec, name: "value" } as io.WeightsManifestEntry;
    const { value } = io.decodeWeights(all.slice(offset, offset + bytes), [entry]);
    try {
      const values = await value!.data();
      found.set(spec.name, { name: spec.name, shape: spec.shape, read: () => values });
    } finally {
      value!.dispose();
    }
  }
  return found;
}
