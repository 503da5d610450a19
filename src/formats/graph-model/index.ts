import { OperationMapper } from "@tensorflow/tfjs-converter/dist/operations/operation_mapper";
import { safeParse } from "valibot";
import type { BenchInput } from "../../contract";
import { networkWords } from "../../words/networks";
import type { Json } from "../layers-model/json";
import { tidyName } from "../layers-model/labels";
import { requireBytes, type WeightsManifest } from "../layers-model/weights";
import { unknownAmong } from "../operations/unknown";
import { refusal } from "../refusal";
import { requireModestOutput } from "./growth";
import { readInputs } from "./inputs";
import { byName, neededFor, untrueGraph } from "./nodes";
import { graphOutputs, signatureOf } from "./outputs";
import { type Graph, type GraphNode, type GraphSignature, graphSchema, signatureSchema } from "./schema";
import { requireSettings } from "./settings";

export interface ReadGraph {
  /** Written by Hanger from what it has checked, as a model.json. */
  readonly modelJson: string;
  readonly inputs: readonly BenchInput[];
}

/**
 * Reads a graph model made elsewhere. Nothing in the file is trusted, and nothing of it is computed here.
 * @param manifest Its list of weights, checked
 * @throws HangerError `import-refused`, whose sentence says what is wrong
 */
export function readGraphModel(json: Json, manifest: WeightsManifest, weights: ArrayBuffer): ReadGraph {
  requireBytes(manifest, weights);
  const graph = safeParse(graphSchema, json.modelTopology);
  const signature = safeParse(signatureSchema, signatureOf(json));
  if (!graph.success) throw untrueGraph(graph.issues[0].message);
  if (!signature.success) throw untrueGraph(signature.issues[0].message);
  const { node, library } = graph.output;
  const nodes = byName(node);
  const functions = (library?.function ?? []).map(({ signature, nodeDef = [] }) =>
    byName(
      nodeDef,
      (signature.inputArg ?? []).map(({ name }) => name),
    ),
  );
  const needed = neededFor(graphOutputs(nodes, signature.output), nodes);
  const run = [...needed, ...functions.flatMap((each) => [...each.values()])];
  requireKnown(run);
  const constants = new Set(manifest.weights.map(({ spec }) => spec.name));
  for (const each of run) {
    requireSettings(each);
    requireModestOutput(each, manifest, weights);
    if (each.op === "Const" && !constants.has(each.name))
      throw refusal(networkWords.weightsMissing(tidyName(each.name)));
  }
  if (manifest.weights.some(({ spec }) => spec.dtype === "int64" || spec.name in {}))
    throw refusal(networkWords.weightsUntrue);
  const inputs = readInputs(nodes, signature.output);
  return { inputs, modelJson: written(graph.output, signature.output, manifest) };
}

/** Refuses operations that TensorFlow.js does not know, by name. */
function requireKnown(nodes: readonly GraphNode[]): void {
  const { opMappers } = OperationMapper.Instance as unknown as {
    readonly opMappers: Readonly<Record<string, { readonly category: string }>>;
  };
  // Tables are filled by a second graph, which Hanger does not run.
  const isKnown = (op: string) => Object.hasOwn(opMappers, op) && opMappers[op]!.category !== "hash_table";
  const unknown = unknownAmong(
    nodes.map(({ op }) => op),
    isKnown,
  );
  if (unknown) throw refusal(networkWords.graphOperations(...unknown));
}

function written(graph: Graph, signature: GraphSignature | undefined, { weights }: WeightsManifest): string {
  return JSON.stringify({
    format: "graph-model",
    // TensorFlow.js reads them, and does nothing with them.
    modelTopology: { ...graph, versions: { producer: 0, minConsumer: 0 } },
    ...(signature ? { signature } : {}),
    weightsManifest: [{ paths: ["weights.bin"], weights: weights.map(({ spec }) => spec) }],
  });
}
