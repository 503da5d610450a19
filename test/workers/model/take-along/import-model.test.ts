import { MemoryStorage } from "../../../../src/storage/memory";
import { importModel, nameClasses } from "../../../../workers/model/take-along/import-model";
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
