import { strToU8, zipSync } from "fflate";
import { Classifier } from "../../../../src/ml/networks/classifier";
import { preprocess, type RgbaImage } from "../../../../src/pictures/preprocess";
import { readModel } from "../../../../src/storage";
import { MemoryStorage } from "../../../../src/storage/memory";
import { exportModelAs } from "../../../../workers/model/take-along/export-model";
import { importModel } from "../../../../workers/model/take-along/import-model";
import { makeTeachable, type TeachableModel } from "../../../formats/teachable-machine";
import { cpuReady } from "../../../ml/cpu-backend";

jest.mock("../../../../workers/model/base-url", () => ({ BASE_URL: new URL("http://localhost/") }));

const LABELS = ["Hat", "Shoe", "Sock"];

/** Pictures without symmetry that differ at their edges, their shorter side that of Teachable Machine's networks. */
const PICTURES = [
  [224, 224],
  [300, 224],
  [224, 301],
  [411, 224],
].map(([width, height], kind) => drawn(width!, height!, kind));

function drawn(width: number, height: number, kind: number): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      const isBlock = x > 20 + 30 * kind && x < 120 && y > 40 && y < 90 + 20 * kind;
      data[at] = isBlock ? 230 - 60 * kind : (255 * x) / width;
      data[at + 1] = isBlock ? 20 : (80 * y * (kind + 1)) / height;
      data[at + 2] = isBlock ? 60 * kind : (7 * x + 3 * y) % 256;
    }
  }
  return { data, width, height };
}

let made: TeachableModel;

beforeAll(async () => {
  await cpuReady();
  made = await makeTeachable(LABELS, PICTURES);
});

async function imported(files: readonly File[]) {
  const storage = new MemoryStorage();
  const context = {
    storage,
    answering: { activeName: "" } as never,
    computing: { trying: (work: () => Promise<unknown>) => work() } as never,
    signal: new AbortController().signal,
  };
  const { name, named } = await importModel({ files }, context);
  return { name, named, storage, record: (await storage.get("models", name))! };
}

type Imported = Awaited<ReturnType<typeof imported>>;

/** What the app answers for each picture, as it does where a photo is classified. */
async function answersOf({ storage, record }: Imported): Promise<readonly (readonly number[])[]> {
  const classifier = await Classifier.load((await readModel(storage, record))!, record.card);
  const answers: (readonly number[])[] = [];
  for (const picture of PICTURES) {
    const { input } = preprocess(picture, classifier.preparation);
    answers.push([...(await classifier.predictPhoto(input)).probabilities]);
  }
  classifier.dispose();
  return answers;
}

function expectSame(
  actual: readonly (readonly number[])[],
  expected: readonly (readonly number[])[] = made.answers,
) {
  expect(actual.map(({ length }) => length)).toEqual(expected.map(() => LABELS.length));
  const apart = actual.flatMap((row, i) => row.map((p, label) => Math.abs(p - expected[i]![label]!)));
  expect(Math.max(...apart)).toBeLessThan(1e-5);
}

const zipped = () =>
  new File(
    [
      zipSync({
        "model.json": strToU8(made.modelJson),
        "weights.bin": made.weights,
        "metadata.json": strToU8(made.metadataJson),
      }) as Uint8Array<ArrayBuffer>,
    ],
    "tm-my-image-model.zip",
  );

test("an image model of Teachable Machine answers as its own library does", async () => {
  const model = await imported([zipped()]);
  expect(model.named).toBe(true);
  expect(model.record.card).toMatchObject({ title: "Hats and shoes", framing: "centre" });
  expectSame(await answersOf(model));
});

test("its answers tell the pictures apart, so that a wrong crop or scale would show", () => {
  const [first, ...others] = made.answers;
  for (const other of others) {
    expect(Math.max(...other.map((p, i) => Math.abs(p - first![i]!)))).toBeGreaterThan(1e-2);
  }
});

test("exported from Hanger and opened again, it still answers so", async () => {
  const { name, storage } = await imported([zipped()]);
  const { blob } = await exportModelAs({ name, format: "layers-model" }, { storage });
  expectSame(await answersOf(await imported([new File([blob], "again.zip")])));
});

test("one that sees grey pictures answers as its own library does", async () => {
  const grey = await makeTeachable(LABELS, PICTURES, { grayscale: true });
  const contents = {
    "model.json": grey.modelJson,
    "weights.bin": grey.weights,
    "metadata.json": grey.metadataJson,
  };
  const model = await imported(Object.entries(contents).map(([name, content]) => new File([content], name)));
  expect(model.record.card.framing).toBe("centre");
  expectSame(await answersOf(model), grey.answers);
  const [first, ...others] = grey.answers;
  for (const other of others) {
    expect(Math.max(...other.map((p, i) => Math.abs(p - first![i]!)))).toBeGreaterThan(1e-4);
  }
});

test("the same network without Teachable Machine's metadata is given photos as other networks are", async () => {
  const model = await imported([
    new File([made.modelJson], "model.json"),
    new File([made.weights], "weights.bin"),
  ]);
  expect(model.record.card.framing).toBeUndefined();
});
