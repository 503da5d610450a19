import { strToU8, zipSync } from "fflate";
import { listChosen } from "../../../src/formats/layers-model/chosen-files";
import { findClassNames, namesInFiles } from "../../../src/formats/layers-model/class-names";
import { findModel, readWeights } from "../../../src/formats/layers-model/find-files";
import { KERAS_2, quantised } from "./converted";

type Contents = string | Uint8Array<ArrayBuffer>;

const { manifest, bytes } = quantised("");
const describing = (more: object = {}, groups: object = manifest) =>
  JSON.stringify({ ...KERAS_2, ...more, weightsManifest: groups });

const SHARD = "group1-shard1of1.bin";

const filesOf = (contents: Readonly<Record<string, Contents>>) =>
  Object.entries(contents).map(([name, content]) => new File([content], name));

/** The description, the first bytes of the weights and the names that are found among files. */
async function found(contents: Readonly<Record<string, Contents>>) {
  const files = await listChosen(filesOf(contents));
  const model = await findModel(files);
  const weights = new Uint8Array(await readWeights(model, files));
  return { path: model.file.path, weights, ...(await findClassNames(model, files, 10)) };
}

const NAMES = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

describe("the file that holds a topology is the network", () => {
  test.each<[string, Readonly<Record<string, Contents>>, string]>([
    [
      "beside metadata",
      { "metadata.json": '{"labels":[]}', "model.json": describing(), [SHARD]: bytes },
      "model.json",
    ],
    ["by another name", { "a.json": "{}", "my-net.json": describing(), [SHARD]: bytes }, "my-net.json"],
    [
      "downloaded twice",
      { "my-model (1).json": describing(), "group1-shard1of1 (1).bin": bytes },
      "my-model (1).json",
    ],
    [
      "model.json before others",
      { "b.json": describing(), "model.json": describing(), [SHARD]: bytes },
      "model.json",
    ],
    ["without extensions", { model: describing(), "group1-shard1of1": bytes }, "model"],
    [
      "its weights by another name",
      { "model.json": describing(), "net.weights": bytes, "notes.txt": "a" },
      "model.json",
    ],
    [
      "by another name in a zip",
      {
        "x.zip": zipSync({
          "my-model.json": strToU8(describing()),
          [SHARD]: bytes,
        }) as Uint8Array<ArrayBuffer>,
      },
      "my-model.json",
    ],
    [
      "in a zip with backslashes",
      {
        "x.zip": zipSync({
          "net\\model.json": strToU8(describing()),
          [`net\\${SHARD}`]: bytes,
        }) as Uint8Array<ArrayBuffer>,
      },
      "net/model.json",
    ],
    [
      "with numbers that are none",
      { "model.json": describing().replace("0.01", "NaN"), [SHARD]: bytes },
      "model.json",
    ],
  ])("%s", async (_, contents, path) => {
    const { path: actual, weights } = await found(contents);
    expect(actual).toBe(path);
    expect(weights).toEqual(bytes);
  });

  test.each<[string, Readonly<Record<string, Contents>>, RegExp]>([
    ["two networks", { "a.json": describing(), "b.json": describing() }, /several networks/],
    ["none", { "a.json": "{}" }, /does not describe a network/],
    [
      "a zip without one",
      { "x.zip": zipSync({ "a.txt": strToU8("x") }) as Uint8Array<ArrayBuffer> },
      /it has no model\.json/,
    ],
    ["no description", { [SHARD]: bytes }, /Choose a \.keras or \.h5 file, or the network's model\.json/],
    ["another program's", { "a.safetensors": "x" }, /cannot read networks from \.safetensors/],
    ["a SavedModel", { "saved_model.pb": "x" }, /This is a SavedModel.* save it with model\.save/],
    ["a SavedModel in a zip", { "x.zip": zipped("net/saved_model.pb") }, /This is a SavedModel/],
    ["a network for TensorFlow Lite", { "a.tflite": "x" }, /TensorFlow Lite.* Open the \.keras or \.h5 file/],
    [
      "an ONNX file that is none",
      { "a.onnx": "x" },
      /no ONNX file, or it is damaged.* export the network again/,
    ],
    [
      "a PyTorch file",
      { "a.pth": "x" },
      /PyTorch file.* Export the network in PyTorch with torch\.onnx\.export/,
    ],
    ["a PyTorch file, which is a zip", { "a.pt": zipped("archive/data.pkl") }, /PyTorch file/],
    [
      "a Teachable Machine project",
      { "a.tm": zipped("manifest.json") },
      /export the model for TensorFlow\.js/,
    ],
    ["weights missing", { "model.json": describing() }, /weights file group1-shard1of1\.bin is missing/],
    ["weights of another length", { "model.json": describing(), "a.bin": "x" }, /weights file .* is missing/],
  ])("refused: %s", async (_, contents, sentence) => {
    await expect(found(contents)).rejects.toThrow(sentence);
  });
});

function zipped(name: string): Uint8Array<ArrayBuffer> {
  return zipSync({ [name]: strToU8("x") }) as Uint8Array<ArrayBuffer>;
}

describe("class names are read", () => {
  const MODEL = { "model.json": describing(), [SHARD]: bytes };
  const utf16 = (text: string) =>
    new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
  const lines = NAMES.join("\n");
  test.each<[string, Readonly<Record<string, Contents>>]>([
    ["labels.txt", { "labels.txt": lines }],
    ["empty lines at its end", { "labels.txt": `${lines}\n\n\n` }],
    ["lines of Windows", { "labels.txt": `\ufeff${NAMES.join("\r\n")}\r\n` }],
    ["lines with numbers", { "labels.txt": NAMES.map((name, i) => `${i} ${name}`).join("\n") }],
    ["lines numbered from 1", { "labels.txt": NAMES.map((name, i) => `${i + 1}: ${name}`).join("\n") }],
    ["UTF-16", { "labels.txt": utf16(lines) }],
    ["a second download", { "labels (1).txt": lines }],
    ["class_names.txt", { "class_names.txt": lines }],
    ["classes.txt", { "Classes.TXT": lines }],
    ["labels.json", { "labels.json": JSON.stringify(NAMES) }],
    ["numbers to names", { "labels.json": JSON.stringify(Object.fromEntries(NAMES.entries())) }],
    [
      "class_indices.json",
      { "class_indices.json": JSON.stringify(Object.fromEntries(NAMES.map((name, i) => [name, i]))) },
    ],
    [
      "Teachable Machine's metadata",
      { "metadata.json": JSON.stringify({ tfjsVersion: "1.7.4", labels: NAMES }) },
    ],
    ["the one that fits", { "labels.txt": "a\nb", "metadata.json": JSON.stringify({ labels: NAMES }) }],
  ])("from %s", async (_, contents) => {
    const { names } = await found({ "model.json": describing(), [SHARD]: bytes, ...contents });
    expect(names).toEqual(NAMES);
  });

  test("from the network's own metadata", async () => {
    const model = describing({ userDefinedMetadata: { labels: NAMES } });
    expect((await found({ "model.json": model, [SHARD]: bytes })).names).toEqual(NAMES);
  });

  test("in Latin letters of old Windows", async () => {
    const latin = Uint8Array.from(lines.replace("Zero", "K\u00e4se"), (c) => c.charCodeAt(0));
    const { names } = await found({ "model.json": describing(), [SHARD]: bytes, "labels.txt": latin });
    expect(names?.[0]).toBe("K\u00e4se");
  });

  test("digits as they are, and not from other files", async () => {
    const digits = NAMES.map((_, i) => `${i}`);
    const model = { "model.json": describing(), [SHARD]: bytes };
    expect((await found({ ...model, "labels.txt": digits.join("\n") })).names).toEqual(digits);
    expect(
      (await found({ ...model, "README.txt": lines, "package.json": '{"a":"b"}' })).names,
    ).toBeUndefined();
  });

  test.each<[string, Readonly<Record<string, Contents>>]>([
    [
      "a table with a head",
      { "labels.csv": `index,label\n${NAMES.map((name, i) => `${i},${name}`).join("\n")}` },
    ],
    [
      "a table, names first",
      { "classes.csv": `name;id\r\n${NAMES.map((name, i) => `"${name}";${i}`).join("\r\n")}` },
    ],
    ["lines under a heading", { "labels.txt": `Classes\n${lines}` }],
    ["ImageNet's background before them", { "labels.txt": `background\n${lines}` }],
    [
      "names to numbers, deeper",
      {
        "metadata.json": JSON.stringify({
          version: 1,
          label2id: Object.fromEntries(NAMES.map((name, i) => [name, i])),
        }),
      },
    ],
  ])("from %s", async (_, contents) => {
    expect((await found({ ...MODEL, ...contents })).names).toEqual(NAMES);
  });

  test.each<[string, Readonly<Record<string, Contents>>, number | undefined]>([
    ["fewer lines", { "labels.txt": "a\nb" }, 2],
    ["the labels of a data set", { "labels_test.csv": "3\n".repeat(1000) }, 1000],
    ["fewer numbers", { "class_indices.json": '{"a":0,"b":1}' }, 2],
    ["numbers that are no classes", { "metadata.json": '{"version":1}' }, undefined],
    ["several of them", { "metadata.json": '{"version":1,"build":2,"modelName":"net"}' }, undefined],
  ])("from none where there are %s", async (_, contents, otherCount) => {
    const { names, otherCount: count } = await found({ ...MODEL, ...contents });
    expect([names, count]).toEqual([undefined, otherCount]);
  });

  test("from any file that the owner chooses for it", async () => {
    const files = await listChosen(filesOf({ "kinds of things": lines }));
    expect(await namesInFiles(files, 10)).toEqual({ names: NAMES });
    expect(await namesInFiles(files, 9)).toEqual({ otherCount: 10 });
  });
});
