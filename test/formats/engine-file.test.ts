import { readEngineFile } from "../../src/formats/engine-file";
import { listChosen } from "../../src/formats/layers-model/chosen-files";
import { toOnnx } from "../../src/formats/onnx";
import { toTflite } from "../../src/formats/tflite";
import { findArchitecture } from "../../src/ml/architectures/registry";
import { cpuReady } from "../ml/cpu-backend";

let onnx: Uint8Array<ArrayBuffer>;
let tflite: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  await cpuReady();
  const network = findArchitecture("dense").build({}, 10, 1);
  onnx = await toOnnx(network);
  tflite = await toTflite(network);
});

type Named = readonly [name: string, bytes: Uint8Array<ArrayBuffer>];

const read = async (...files: readonly Named[]) =>
  readEngineFile(await listChosen(files.map(([name, bytes]) => new File([bytes], name))));

const refusalOf = async (...files: readonly Named[]) => {
  const failure: unknown = await read(...files).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "import-refused" });
  return (failure as Error).message;
};

/** The bytes with others in place of some. */
function changed(bytes: Uint8Array<ArrayBuffer>, at: number, ...values: readonly number[]) {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

test("files of both kinds are read as they are, under their names", async () => {
  const named = { kind: "engine", name: "Net.ONNX", engine: "onnxruntime-web" };
  expect(await read(["Net.ONNX", onnx])).toEqual({ ...named, bytes: onnx });
  expect(await read(["net.tflite", tflite])).toMatchObject({ engine: "litert", bytes: tflite });
});

test("beside a network of layers, and among other files, they are left alone", async () => {
  expect(await read(["net.tflite", tflite], ["model.json", new Uint8Array(2)])).toBeUndefined();
  expect(await read(["weights.bin", tflite])).toBeUndefined();
});

test("what is no such file is refused with what to do", async () => {
  const page = new TextEncoder().encode("<!doctype html><html><body>Sign in</body></html>");
  expect(await refusalOf(["net.tflite", page])).toMatch(/no TensorFlow Lite file, or it is damaged\. Copy/);
  expect(await refusalOf(["net.onnx", page])).toMatch(/no ONNX file, or it is damaged\. Copy/);
  expect(await refusalOf(["net.tflite", new Uint8Array(0)])).toMatch(/no TensorFlow Lite file/);
  expect(await refusalOf(["net.onnx", new Uint8Array(0)])).toMatch(/no ONNX file/);
  expect(await refusalOf(["a.onnx", onnx], ["b.onnx", onnx])).toMatch(/several networks/);
});

test("a file that was cut, or points beyond its end, is refused", async () => {
  expect(await refusalOf(["net.onnx", onnx.slice(0, onnx.length - 100)])).toMatch(/no ONNX file/);
  expect(await refusalOf(["net.tflite", changed(tflite, 0, 255, 255, 255, 127)])).toMatch(
    /no TensorFlow Lite/,
  );
  // A field that says it has 2^60 bytes.
  const endless = new Uint8Array([0x08, 8, 0x3a, 255, 255, 255, 255, 255, 255, 255, 255, 15]);
  expect(await refusalOf(["net.onnx", endless])).toMatch(/no ONNX file/);
});

test("weights in another file are asked for", async () => {
  // A model of version 8 whose graph has a node and a tensor with data_location 1, and an opset.
  const graph = [0x0a, 0, 0x2a, 2, 0x70, 1];
  const model = new Uint8Array([0x08, 8, 0x3a, graph.length, ...graph, 0x42, 0]);
  expect(await refusalOf(["net.onnx", model], ["net.onnx.data", new Uint8Array(8)])).toMatch(
    /keeps its weights in another file\. Save it with its weights inside/,
  );
});
