import { networkWords } from "../../../words/networks";
import type { Json } from "../../layers-model/json";
import { tidyName } from "../../layers-model/labels";
import { refusal } from "../../refusal";
import { OnnxReading } from "./graph";
import { OPERATIONS } from "./operations";
import type { OnnxModel, Operation } from "./read-model";

/** Names of operations in a sentence, at most. */
const MOST_NAMED = 5;

/**
 * Reads an ONNX graph back as a LayersModel's description and its weights. What is written is checked like any other
 * LayersModel.
 * @throws HangerError `import-refused` where it has operations, or forms of them, that are no layers here
 */
export function onnxAsLayers(model: OnnxModel): { readonly json: Json; readonly weights: ArrayBuffer } {
  const { inputs, outputs } = model;
  const [output, ...otherOutputs] = outputs;
  if (inputs.length > 1) throw refusal(networkWords.moreThanOne.input);
  if (otherOutputs.length > 0) throw refusal(networkWords.moreThanOne.output);
  if (!inputs[0] || !output) throw refusal(networkWords.noInputShape);
  const needed = neededFor(output.name, model.operations);
  requireKnown(needed);
  const graph = new OnnxReading(model, needed, output.name);
  graph.addInput(inputs[0]);
  for (const operation of needed) graph.read(operation, OPERATIONS[operation.type]!);
  return graph.finish();
}

/** The operations that an output is computed from, in the file's order. */
function neededFor(output: string, operations: readonly Operation[]): readonly Operation[] {
  const makers = new Map(operations.flatMap((each) => each.outputs.map((name) => [name, each] as const)));
  const found = new Set<Operation>();
  const open = [output];
  while (open.length > 0) {
    const maker = makers.get(open.pop()!);
    if (!maker || found.has(maker)) continue;
    found.add(maker);
    open.push(...maker.inputs);
  }
  return operations.filter((each) => found.has(each));
}

function requireKnown(operations: readonly Operation[]): void {
  const unknown = [...new Set(operations.map(({ type }) => type))]
    .filter((type) => !Object.hasOwn(OPERATIONS, type))
    .map((type) => tidyName(type));
  if (unknown.length === 0) return;
  throw refusal(networkWords.onnxOperations(unknown.slice(0, MOST_NAMED), unknown.length > MOST_NAMED));
}
