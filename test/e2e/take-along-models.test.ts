import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { DrivenApp } from "../../harness/app";
import type { ModelCard, StoredModel } from "../../src/contract";
import { preprocess } from "../../src/pictures/preprocess";
import { runOnnx } from "../formats/onnxruntime";
import { answerStock, makeStock, modelJsonOf, type StockModel } from "../formats/stock-tfjs";
import { exported, type Files, given, keptBy } from "./support/copies";
import { openApp } from "./support/driven-app";
import { addGarments } from "./support/garments";
import { type LiteRtPage, openLiteRt } from "./support/litert";
import { furthest, inputsOf, madePictures, shownBy } from "./support/pictures";

let app: DrivenApp;
let liteRt: LiteRtPage;

beforeAll(async () => {
  app = await openApp();
  await app.call("start", { appVersion: "test" });
  liteRt = await openLiteRt();
});
afterAll(async () => {
  await app.close();
  await liteRt.close();
});

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe.each([
  ["camera", [64, 64, 4]],
  ["fashion-mnist", [28, 28, 1]],
] as const)("what the model %s shows of 12 pictures", (name, shape) => {
  const pictures = madePictures(12);
  const inputs = inputsOf(pictures, shape);
  let shown: readonly (readonly number[])[];

  beforeAll(async () => {
    const { card } = await app.call("activateModel", { name });
    shown = await shownBy(app, pictures, card.labels);
  });

  test("stock TensorFlow.js gives as well, from the exported LayersModel", async () => {
    const { name: file, bytes } = await exported(app, { name, format: "layers-model" });
    expect(file).toBe(`hanger-${name === "camera" ? "camera" : "fashion-mnist"}.zip`);
    const files = unzipSync(bytes);
    const modelJson = text(files["model.json"]);
    const answers = await answerStock(
      { modelJson, weights: files["weights.bin"]!.slice().buffer },
      inputs.values,
      inputs.shape,
    );
    expect(furthest(shown, answers)).toBeLessThan(1e-5);
    expect(text(files["labels.txt"]).split("\n").slice(0, 3)).toEqual(["T-shirt/top", "Trouser", "Pullover"]);
    const card = JSON.parse(text(files["card.json"])) as ModelCard;
    expect(card).toMatchObject({ name, temperature: 1 });
  });

  test("Hanger gives as well, from the exported LayersModel that it imported again", async () => {
    const { bytes } = await exported(app, { name, format: "layers-model" });
    const imported = await given(app, "importModel", { "net.zip": bytes });
    const { card } = (imported as { readonly value: StoredModel }).value;
    await app.call("activateModel", { name: card.name });
    const again = await shownBy(app, pictures, card.labels);
    await app.call("activateModel", { name });
    await app.call("deleteModel", { name: card.name });
    const differences = shown.flatMap((row, i) => row.map((p, c) => Math.abs(p - again[i]![c]!)));
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });

  test("onnxruntime gives as well, from the exported ONNX file", async () => {
    const { name: file, bytes } = await exported(app, { name, format: "onnx" });
    expect(file).toMatch(/^hanger-.*\.onnx$/);
    const { values } = await runOnnx(bytes, inputs.values, inputs.shape);
    expect(furthest(shown, values)).toBeLessThan(1e-5);
  });

  test.each([
    ["tflite", /^hanger-[a-z-]+\.tflite$/, 1e-5],
    ["tflite-int8", /^hanger-[a-z-]+-int8\.tflite$/, 0.02],
  ] as const)("LiteRT gives as well, from the exported file in %s", async (format, pattern, tolerance) => {
    const { name: file, bytes } = await exported(app, { name, format });
    expect(file).toMatch(pattern);
    const answers = await liteRt.run(bytes, inputs.values, shape);
    expect(furthest(shown, Float32Array.from(answers.flat()))).toBeLessThan(tolerance);
  });
});

test("a version that was taught a class of any name is exported with it, and answers so everywhere", async () => {
  const odd = ['Mütze "blau" \\ 帽子, 🧢', "<b>Jeans</b> & co: 1/2"] as const;
  await app.call("activateModel", { name: "camera" });
  const own = await app.call("addClass", { name: odd[0] });
  await app.call("renameClass", { id: "trouser", name: odd[1] });
  await addGarments(app, own.id, "beret", [1, 2, 3, 4]);
  const { model } = await app.call("learn", {});
  const { name, card } = await app.call("activateModel", { name: model.name });
  const pictures = madePictures(6);
  const { values, shape } = inputsOf(pictures, [64, 64, 4]);
  const shown = await shownBy(app, pictures, card.labels);
  const expectSame = (answers: Float32Array, tolerance = 1e-5) =>
    expect(furthest(shown, answers)).toBeLessThan(tolerance);

  const files = unzipSync((await exported(app, { name, format: "layers-model" })).bytes);
  const names = text(files["labels.txt"]).trimEnd().split("\n");
  expect([names[card.labels.indexOf(own.id)], names[card.labels.indexOf("trouser")]]).toEqual(odd);
  const modelJson = text(files["model.json"]);
  expectSame(await answerStock({ modelJson, weights: files["weights.bin"]!.slice().buffer }, values, shape));
  const onnx = await exported(app, { name, format: "onnx" });
  expectSame((await runOnnx(onnx.bytes, values, shape)).values);
  // The names follow one another in the metadata, which is text as it stands.
  const named = JSON.stringify(odd[0]).slice(1, -1);
  expect(text(onnx.bytes)).toContain(named);
  const tflite = async (format: "tflite" | "tflite-int8") => {
    const { bytes } = await exported(app, { name, format });
    return Float32Array.from((await liteRt.run(bytes, values, [64, 64, 4])).flat());
  };
  expectSame(await tflite("tflite"));
  expectSame(await tflite("tflite-int8"), 0.02);

  const back = await given(app, "importModel", {
    "net.zip": (await exported(app, { name, format: "layers-model" })).bytes,
  });
  expect(back).toMatchObject({ value: { card: { labels: card.labels }, named: true } });
  await app.call("activateModel", { name: "camera" });
});

/** As the converter writes a network: the topology one level deeper, the weights in two files. */
function converted(stock: StockModel): Files {
  const { modelTopology } = stock.description;
  const paths = ["group1-shard1of2.bin", "group1-shard2of2.bin"];
  const half = Math.floor(stock.weights.length / 2);
  const topology = { keras_version: "2.15.0", backend: "tensorflow", model_config: modelTopology };
  const description = { ...stock, description: { ...stock.description, modelTopology: topology } };
  return {
    [paths[1]!]: stock.weights.subarray(half),
    "model.json": modelJsonOf(description, paths),
    [paths[0]!]: stock.weights.subarray(0, half),
  };
}

/** As it is often handed on: a folder in a zip, made by a Mac. */
const zippedFolder = (stock: StockModel): Files => ({
  "my-net.zip": zipSync({
    "my-net": { "model.json": strToU8(modelJsonOf(stock)), "weights.bin": stock.weights },
    "__MACOSX/my-net": { "._model.json": strToU8("x") },
  }),
});

test.each([
  ["course", "a zip", zippedFolder],
  ["course", "its files", converted],
  ["normalised", "its files", converted],
  ["branches", "a zip", zippedFolder],
  ["flat", "its files", converted],
] as const)(
  "the network %s of stock TensorFlow.js, from %s, answers here as there",
  async (recipe, _, filesOf) => {
    const stock = await makeStock(recipe);
    const answer = await given(app, "importModel", filesOf(stock));
    if (!("value" in answer)) throw new Error(answer.sentence);
    const { name, card, origin, active } = answer.value;
    expect({ origin, active }).toEqual({ origin: "imported", active: false });
    expect(card.parameters).toBe(stock.weights.length / 4);
    // It is there, and answers, after a reload too.
    await app.renew();
    await app.call("start", { appVersion: "test" });
    await app.call("activateModel", { name });
    const pictures = madePictures(20);
    const shown = await shownBy(app, pictures, card.labels);
    const inputs = inputsOf(pictures, [28, 28, 1]);
    const shape = recipe === "flat" ? [40, 28, 28] : inputs.shape;
    const files = { modelJson: modelJsonOf(stock), weights: stock.weights.buffer };
    expect(furthest(shown, await answerStock(files, inputs.values, shape))).toBeLessThan(1e-5);
    await app.call("activateModel", { name: "camera" });
    await app.call("deleteModel", { name });
  },
);

test("an exported model comes back as a model of its own, with the names of its classes", async () => {
  const { bytes } = await exported(app, { name: "fashion-mnist", format: "layers-model" });
  const answer = await given(app, "importModel", { "net.zip": bytes });
  expect(answer).toMatchObject({
    value: { origin: "imported", card: { labels: expect.arrayContaining(["t-shirt-top", "ankle-boot"]) } },
  });
});

/** Weights that noise passes well through, and that are too much for every computer where a picture is like this one. */
function overflowingAt(picture: Float32Array, weightsOf: StockModel): Uint8Array {
  const weights = new Float32Array(weightsOf.weights.length / 4);
  const [units, classes] = [16, 10];
  const bright = picture.filter((value) => value > 0.5).length;
  const balance = bright / (picture.length - bright);
  picture.forEach((value, i) => {
    weights[i * units] = 1e36 * (value > 0.5 ? 1 : -balance);
  });
  const second = picture.length * units + units;
  weights.fill(10, second, second + classes);
  return new Uint8Array(weights.buffer);
}

test("a network that no backend can compute is said to be one, and the next one answers again", async () => {
  const stock = await makeStock("flat");
  const pictures = madePictures(2).slice(1);
  const weights = overflowingAt(preprocess(pictures[0]!, { shape: [28, 28, 1] }).input, stock);
  const answer = await given(app, "importModel", {
    "model.json": modelJsonOf(stock),
    "weights.bin": weights,
  });
  if (!("value" in answer)) throw new Error(answer.sentence);
  const { name, card } = answer.value;
  await app.call("activateModel", { name });
  await expect(shownBy(app, pictures, card.labels)).rejects.toThrow("This device could not compute that.");
  const { card: shipped } = await app.call("activateModel", { name: "camera" });
  expect(await shownBy(app, pictures, shipped.labels)).toHaveLength(1);
  await app.call("deleteModel", { name });
});

describe("refuses, and keeps everything as it is,", () => {
  let stock: StockModel;
  let flat: StockModel;
  beforeAll(async () => {
    stock = await makeStock("course");
    flat = await makeStock("logits");
  });

  const zip = (files: Zippable): Files => ({ "net.zip": zipSync(files) });
  const model = (change: (json: string) => string = (json) => json, weights = stock.weights): Files => ({
    "model.json": change(modelJsonOf(stock)),
    "weights.bin": weights,
  });
  const notANumber = () => {
    const numbers = new Float32Array(stock.weights.slice().buffer);
    numbers[100] = Number.NaN;
    return new Uint8Array(numbers.buffer);
  };
  const manyClasses = (): Files => {
    const units = 10_000;
    const specs = [
      { name: "dense/kernel", shape: [784, units], dtype: "float32" },
      { name: "dense/bias", shape: [units], dtype: "float32" },
    ];
    const description = JSON.parse(
      JSON.stringify(flat.description)
        .replace('"units":3', `"units":${units}`)
        .replace(/"dense_Dense\d+"/, '"dense"'),
    ) as StockModel["description"];
    const weights = new Uint8Array(4 * 785 * units);
    return zip({
      "model.json": strToU8(modelJsonOf({ ...flat, description, specs })),
      "weights.bin": weights,
    });
  };

  test.each<[string, () => Files, RegExp]>([
    ["no network", () => ({ "a.zip": strToU8("hello") }), /not a zip file/],
    ["a zip without a network", () => zip({ "a.txt": strToU8("x") }), /it has no model\.json/],
    ["names that lead out", () => zip({ "../model.json": strToU8("{}") }), /names that point outside/],
    [
      "a zip bomb",
      () => zip({ "model.json": strToU8("{}"), "weights.bin": new Uint8Array(101_000_000) }),
      /unpacks to more/,
    ],
    [
      "half a zip",
      () => ({ "net.zip": zippedFolder(stock)["my-net.zip"]!.slice(0, 2000) }),
      /damaged or incomplete/,
    ],
    [
      "two networks",
      () => {
        const text = strToU8('{"modelTopology":{}}');
        return zip({ a: { "model.json": text }, b: { "model.json": text } });
      },
      /several networks/,
    ],
    [
      "a network of Keras without its description",
      () => ({ "net.keras": zipSync({ "model.weights.h5": strToU8("x") }) }),
      /incomplete or damaged/,
    ],
    ["no description", () => ({ "model.json": "{}" }), /does not describe a network/],
    [
      "a wrong shape",
      () => model((json) => json.replaceAll("[null,28,28,1]", "[null,32,32,5]")),
      /expects 32 × 32 × 5/,
    ],
    [
      "a shape that does not fit",
      () => model((json) => json.replaceAll("[null,28,28,1]", "[null,20,20,1]")),
      /does not match their layer/,
    ],
    ["missing weights", () => ({ "model.json": modelJsonOf(stock) }), /weights file weights\.bin is missing/],
    ["weights cut off", () => model(undefined, stock.weights.subarray(4)), /weights are incomplete/],
    [
      "weights that are no numbers",
      () => model(undefined, notANumber()),
      /weights of this network are not numbers/,
    ],
    [
      "an unknown layer",
      () => model((json) => json.replace('"Flatten"', '"Attention"')),
      /layer of type "Attention"/,
    ],
    ["10,000 classes", manyClasses, /has 10,000 classes/],
  ])("%s", async (_, make, sentence) => {
    const before = await keptBy(app.page);
    const answer = await given(app, "importModel", make());
    expect(answer).toMatchObject({ code: "import-refused", sentence: expect.stringMatching(sentence) });
    expect(await keptBy(app.page)).toEqual(before);
  });
});
