import {
  type CallRequest,
  ENGLISH_KIND_NAMES,
  type ExportedFile,
  isKind,
  type ModelCard,
  type ModelFormat,
} from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import { ZipWriter } from "../../../src/formats/zip/write-zip";
import { Classifier } from "../../../src/ml/networks/classifier";
import { toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { bakeTemperature } from "../../../src/ml/networks/temperature";
import type { Storage } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import type { WorkerContext } from "../context";
import { loadModel } from "../models/shipped-models";

/** A stored model as a file for other programs, which answers there with the app's probabilities. */
export async function exportModelAs(
  { name, format }: CallRequest<"exportModelAs">,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<ExportedFile> {
  const record = await loadModel(storage, name);
  const classifier = await Classifier.load(record, record.card);
  const file = `hanger-${fileName(record.card.title)}`;
  try {
    bakeTemperature(classifier.network, record.card.temperature);
    if (format === "layers-model") return { name: `${file}.zip`, blob: await toZip(classifier, storage) };
    const { ending, bytes } = await inOneFile(classifier, format, storage);
    return { name: `${file}${ending}`, blob: new Blob([bytes], { type: "application/octet-stream" }) };
  } finally {
    classifier.dispose();
  }
}

async function inOneFile(
  { network, card }: Classifier,
  format: Exclude<ModelFormat, "layers-model">,
  storage: Storage,
): Promise<{ readonly ending: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  if (format === "onnx") {
    const { toOnnx } = await withWords(import("../../../src/formats/onnx"));
    return { ending: ".onnx", bytes: await toOnnx(network, await namesOf(card, storage)) };
  }
  const { toTflite } = await withWords(import("../../../src/formats/tflite"));
  if (format === "tflite") return { ending: ".tflite", bytes: await toTflite(network) };
  return { ending: "-int8.tflite", bytes: await toTflite(network, { weights: "int8" }) };
}

async function toZip({ network, card }: Classifier, storage: Storage): Promise<Blob> {
  const { modelJson, weights } = await toNetworkFiles(network, "float32");
  const names = await namesOf(card, storage);
  const baked = { ...card, temperature: 1, weightsSha256: await sha256(weights) };
  const zip = new ZipWriter();
  const addText = (name: string, text: string) =>
    zip.add(name, new TextEncoder().encode(text), { deflate: true });
  addText("model.json", modelJson);
  zip.add("weights.bin", new Uint8Array(weights));
  addText("labels.txt", `${names.join("\n")}\n`);
  addText("card.json", `${JSON.stringify(baked, null, 2)}\n`);
  return zip.finish();
}

/** The names of a model's classes: as their owner calls them, and the others in English. */
async function namesOf({ labels }: ModelCard, storage: Storage): Promise<readonly string[]> {
  const own = new Map((await storage.getAll("classes")).map((each) => [each.id, each.name]));
  return labels.map((label) => own.get(label) ?? (isKind(label) ? ENGLISH_KIND_NAMES[label] : label));
}

/** A title as part of a file's name, on any system. */
const fileName = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60) || "model";
