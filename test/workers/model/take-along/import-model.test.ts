import { tensor } from "@tensorflow/tfjs-core";
import { Dense } from "@tensorflow/tfjs-layers/dist/layers/core";
import { GlobalAveragePooling2D } from "@tensorflow/tfjs-layers/dist/layers/pooling";
import { Rescaling } from "@tensorflow/tfjs-layers/dist/layers/preprocessing/image_preprocessing";
import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { answer, inputShapeOf } from "../../../../src/ml/networks/answer";
import { fromNetworkFiles, toNetworkFiles } from "../../../../src/ml/networks/layers-model";
import { MemoryStorage } from "../../../../src/storage/memory";
import { loadModel } from "../../../../workers/model/models/shipped-models";
import { importModel, nameClasses, takeOpacity } from "../../../../workers/model/take-along/import-model";
import { KERAS_2, quantised } from "../../../formats/layers-model/converted";
import { cpuReady } from "../../../ml/cpu-backend";

jest.mock("../../../../workers/model/base-url", () => ({ BASE_URL: new URL("http://localhost/") }));

beforeAll(cpuReady);

const { manifest, bytes } = quantised("");
const DESCRIPTION = JSON.stringify({ ...KERAS_2, weightsManifest: manifest });
const NAMES = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

const contextOf = (storage: MemoryStorage) => ({
  storage,
  answering: { activeName: "" } as never,
  computing: { trying: (work: () => Promise<unknown>) => work() } as never,
  signal: new AbortController().signal,
});

/** Imports a network from files of these names; those without contents are its description and its weights. */
function imported(storage: MemoryStorage, contents: Readonly<Record<string, string | undefined>>) {
  const files = Object.entries(contents).map(
    ([name, text]) => new File([text ?? (name.endsWith(".bin") ? bytes : DESCRIPTION)], name),
  );
  return importModel({ files }, contextOf(storage));
}

test("networks are called by their files, and numbered where these tell nothing or the same", async () => {
  const storage = new MemoryStorage();
  const titleFrom = async (description: string, weights: string) => {
    const { card } = await imported(storage, { [description]: undefined, [weights]: undefined });
    return card.title;
  };
  expect(await titleFrom("my-model.json", "my-model.weights.bin")).toBe("my-model");
  expect(await titleFrom("my-model (1).json", "my-model.weights (1).bin")).toBe("my-model (2)");
  expect(await titleFrom("hats.json", "weights.bin")).toBe("hats");
  expect(await titleFrom("model.json", "weights.bin")).toBe("Imported network");
  expect(await titleFrom("model.json", "weights.bin")).toBe("Imported network (2)");
  expect(await titleFrom("model.json", "group1-shard1of1.bin")).toBe("Imported network (3)");
});

describe("a network whose classes nobody names", () => {
  const storage = new MemoryStorage();
  const numbers = NAMES.map((_, i) => `Class ${i + 1}`);

  test("opens with numbers, and says so", async () => {
    const model = await imported(storage, { "model.json": undefined, "weights.bin": undefined });
    expect(model).toMatchObject({ named: false, card: { labels: numbers } });
    expect(model.otherCount).toBeUndefined();
  });

  test("opens with numbers where a file has other names, and says how many", async () => {
    const labels = { "labels.txt": "a\nb\nc" };
    const model = await imported(storage, { "model.json": undefined, "weights.bin": undefined, ...labels });
    expect(model).toMatchObject({ named: false, otherCount: 3, card: { labels: numbers } });
  });

  test("is named by a file that is chosen afterwards, if that has a name for each", async () => {
    const { name } = await imported(storage, { "model.json": undefined, "weights.bin": undefined });
    const namedBy = (text: string) =>
      nameClasses({ name, names: [new File([text], "digits")] }, contextOf(storage));
    await expect(namedBy("a\nb")).rejects.toThrow("There are 2 class names, but the network has 10 classes.");
    await expect(namedBy("")).rejects.toThrow("There are 0 class names");
    expect((await namedBy(NAMES.join("\n"))).card.labels).toEqual(NAMES);
  });
});

test("what cannot be changed is said before what is missing", async () => {
  const storage = new MemoryStorage();
  const lstm = DESCRIPTION.replace('"GlobalAveragePooling2D"', '"LSTM"');
  await expect(imported(storage, { "model.json": lstm })).rejects.toThrow(/layer of type "LSTM"/);
  const large = DESCRIPTION.replaceAll("28,28,1", "1000,1000,1");
  await expect(imported(storage, { "model.json": large })).rejects.toThrow(/expects 1000 × 1000 × 1/);
  await expect(imported(storage, { "model.json": undefined })).rejects.toThrow(/weights file .* is missing/);
});

/** The files of a network that answers which of its four channels is brightest, and scales them before where it is told. */
async function fourChannels(scale?: number): Promise<readonly File[]> {
  const inputShape = [8, 8, 4];
  const scaled = scale === undefined ? [] : [new Rescaling({ scale, inputShape })];
  const dense = new Dense({ units: 4, useBias: false, activation: "softmax" });
  const layers = [...scaled, new GlobalAveragePooling2D({ inputShape }), dense];
  const network = new Sequential({ layers });
  const identity = Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 : 0));
  dense.setWeights([tensor(identity, [4, 4])]);
  const { modelJson, weights } = await toNetworkFiles(network, "float32");
  return [new File([modelJson], "model.json"), new File([weights], "weights.bin")];
}

test.each([undefined, 1 / 255])(
  "four channels that no file names are asked about, and may be colours and opacity, scaled by %s",
  async (scale) => {
    const storage = new MemoryStorage();
    const model = await importModel({ files: await fourChannels(scale) }, contextOf(storage));
    expect(model.hasUnknownChannels).toBe(true);
    const { name } = model;
    const changed = await takeOpacity({ name }, contextOf(storage));
    expect(changed.card.labels).toEqual(model.card.labels);
    const record = await loadModel(storage, name);
    expect(record.card.inputScale).toBeUndefined();
    const network = await fromNetworkFiles(record);
    expect(inputShapeOf(network)).toEqual([8, 8, 3]);
    const colours = Float32Array.from({ length: 8 * 8 * 3 }, (_, i) => [0.25, 0.5, 0.125][i % 3]!);
    const powers = [0.25, 0.5, 0.125, 1].map(Math.exp);
    const sum = powers.reduce((a, b) => a + b);
    const answers = await answer(network, colours, 1);
    powers.forEach((power, i) => {
      expect(answers[i]).toBeCloseTo(power / sum, 5);
    });
    await expect(takeOpacity({ name }, contextOf(storage))).rejects.toThrow("does not take four channels");
  },
);

test("four channels of what Hanger exported are its own", async () => {
  const card = new File([JSON.stringify({ weightsSha256: "0".repeat(64) })], "card.json");
  const files = [...(await fourChannels()), card];
  const model = await importModel({ files }, contextOf(new MemoryStorage()));
  expect(model.hasUnknownChannels).toBeUndefined();
});
