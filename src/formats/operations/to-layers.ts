import { networkWords } from "../../words/networks";
import type { Json } from "../layers-model/json";
import { tidyName } from "../layers-model/labels";
import { refusal } from "../refusal";
import type { Operation, OperationGraph, OperationSentences } from "./operation-graph";
import { OperationReading } from "./reading";
import { OPERATIONS } from "./table";
import { unknownAmong } from "./unknown";

/**
 * Reads a network of operations back as a LayersModel's description and its weights. What is written is checked like any other
 * LayersModel.
 * @throws HangerError `import-refused` where it has operations, or forms of them, that are no layers here
 */
export function asLayers(model: OperationGraph): { readonly json: Json; readonly weights: ArrayBuffer } {
  const { inputs, outputs } = model;
  const [output, ...otherOutputs] = outputs;
  if (inputs.length > 1) throw refusal(networkWords.moreThanOne.input);
  if (otherOutputs.length > 0) throw refusal(networkWords.moreThanOne.output);
  if (!inputs[0] || !output) throw refusal(networkWords.noInputShape);
  const needed = neededFor(output.name, model);
  requireKnown(needed, model.sentences);
  const graph = new OperationReading(model, needed, output.name);
  graph.addInput(inputs[0]);
  for (const operation of needed) graph.read(operation, OPERATIONS[operation.type]!);
  return graph.finish();
}

/**
 * The operations that an output is computed from, each behind those that it needs.
 * @throws HangerError `import-refused` where one needs itself
 */
function neededFor(output: string, { operations, sentences }: OperationGraph): readonly Operation[] {
  const makers = new Map(operations.flatMap((each) => each.outputs.map((name) => [name, each] as const)));
  const ordered = new Set<Operation>();
  const open = new Set<Operation>();
  const path = [makers.get(output)].filter((each) => each !== undefined);
  while (path.length > 0) {
    const next = path.at(-1)!;
    open.add(next);
    const missing = next.inputs.flatMap((name) => makers.get(name) ?? []).find((each) => !ordered.has(each));
    if (missing && open.has(missing)) throw refusal(sentences.form(tidyName(next.title ?? next.type)));
    if (missing) path.push(missing);
    else {
      ordered.add(next);
      open.delete(next);
      path.pop();
    }
  }
  return [...ordered];
}

function requireKnown(operations: readonly Operation[], sentences: OperationSentences): void {
  const others = operations.filter(({ type }) => !Object.hasOwn(OPERATIONS, type));
  const unknown = unknownAmong(
    others.map(({ type, title = type }) => title),
    () => false,
  );
  if (unknown) throw refusal(sentences.operations(...unknown));
}
