import type { CallRequest, ModelFiles } from "../../../src/contract";
import { withWords } from "../../../src/words/with-words";
import type { WorkerContext } from "../context";
import { loadModel } from "../models/shipped-models";

interface NamedModel {
  readonly name: string;
}

export async function exportModel(
  { name }: NamedModel,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<ModelFiles> {
  const { card, modelJson, weights } = await loadModel(storage, name);
  return { card, modelJson, weights };
}

export async function exportOnnx(
  { name }: NamedModel,
  { answering }: Pick<WorkerContext, "answering">,
): Promise<Uint8Array<ArrayBuffer>> {
  const { toOnnx } = await withWords(import("../../../src/formats/onnx"));
  return answering.lend(name, ({ network }) => toOnnx(network));
}

export async function exportTflite(
  { name, batch }: CallRequest<"exportTflite">,
  { answering }: Pick<WorkerContext, "answering">,
): Promise<Uint8Array<ArrayBuffer>> {
  const { toTflite } = await withWords(import("../../../src/formats/tflite"));
  return answering.lend(name, ({ network }) => toTflite(network, { batch }));
}
