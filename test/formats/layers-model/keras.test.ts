import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { readNetwork } from "../../../src/formats/layers-model";
import { listChosen } from "../../../src/formats/layers-model/chosen-files";
import { findModel, readWeights } from "../../../src/formats/layers-model/find-files";
import { answer } from "../../../src/ml/networks/answer";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { cpuReady } from "../../ml/cpu-backend";
import { KERAS_2, quantised } from "./converted";

beforeAll(cpuReady);

const FOLDER = path.join(__dirname, "keras");

/** A file that `keras/make.py` made. */
const made = (name: string) => new Uint8Array(gunzipSync(readFileSync(path.join(FOLDER, `${name}.gz`))));

const EXPECTED = JSON.parse(readFileSync(path.join(FOLDER, "expected.json"), "utf8")) as Readonly<
  Record<string, { readonly input: readonly number[]; readonly answer: readonly number[] }>
>;

type Contents = Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>;

async function open(contents: Contents) {
  const chosen = await listChosen(
    Object.entries(contents).map(([name, content]) => new File([content], name)),
  );
  const model = await findModel(chosen);
  const network = await readNetwork(model.text, await readWeights(model, chosen));
  return { ...network, path: model.file.path };
}

/** Requires that a file's network answers as it did in Keras. */
async function expectAnswer(contents: Contents, { input, answer: expected }: (typeof EXPECTED)[string]) {
  const { files } = await open(contents);
  const network = await fromNetworkFiles(files);
  const count = input.reduce((product, side) => product * side, 1);
  const given = await answer(
    network,
    Float32Array.from({ length: count }, (_, i) => ((i * 13) % 29) / 29),
    1,
  );
  network.dispose();
  expect(given).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(given[i]! - value)).toBeLessThan(1e-5);
  });
}

const sentenceFor = (contents: Contents) =>
  open(contents).then(
    () => "opened",
    (error: { readonly code: string; readonly message: string }) => `${error.code}: ${error.message}`,
  );

test.each([
  ["sequential.h5", "sequential"],
  ["sequential.keras", "sequential"],
  ["functional.h5", "functional"],
  ["functional.keras", "functional"],
  ["double.h5", "double"],
  ["half.h5", "half"],
  ["keras-2.h5", "keras-2"],
  ["keras-2-nested.h5", "keras-2-nested"],
  ["keras-2.12.keras", "keras-2.12"],
])("%s answers as in Keras", async (file, name) => {
  await expectAnswer({ [file]: made(file) }, EXPECTED[name]!);
});

describe("is found", () => {
  test.each<[string, () => Contents]>([
    ["in a zip file", () => ({ "a.zip": zipped({ "net/sequential.keras": made("sequential.keras") }) })],
    ["as .h5 in a zip file", () => ({ "a.zip": zipped({ "net/sequential.h5": made("sequential.h5") }) })],
    ["by the ending of another format of Keras", () => ({ "old.keras": made("sequential.h5") })],
    [
      "beside weights alone",
      () => ({ "a.weights.h5": made("weights-alone.h5"), "b.h5": made("sequential.h5") }),
    ],
  ])("%s", async (_, contents) => {
    await expectAnswer(contents(), EXPECTED.sequential!);
  });

  test("only where there is no LayersModel", async () => {
    const { manifest, bytes } = quantised("");
    const opened = await open({
      "broken.h5": "nothing",
      "model.json": JSON.stringify({ ...KERAS_2, weightsManifest: manifest }),
      "group1-shard1of1.bin": bytes,
    });
    expect(opened.path).toBe("model.json");
  });

  test("not where there are two", async () => {
    const contents = { "a.h5": made("sequential.h5"), "b.keras": made("sequential.keras") };
    expect(await sentenceFor(contents)).toMatch(/^import-refused: These files contain several networks/);
  });
});

const zipped = (files: Readonly<Record<string, Uint8Array>>) => zipSync(files) as Uint8Array<ArrayBuffer>;

describe("refuses", () => {
  test.each([
    ["packed.h5", /^import-refused: This file holds its values in a form that Hanger does not read/],
    ["in-pieces.h5", /^import-refused: This file holds its values in a form that Hanger does not read/],
    ["latest.h5", /^import-refused: This file holds its values in a form that Hanger does not read/],
    ["without-kernel.h5", /^import-refused: This file is incomplete or damaged/],
    ["without-group.h5", /^import-refused: This file is incomplete or damaged/],
    ["circle.h5", /^import-refused: This file is incomplete or damaged/],
    ["weights-alone.h5", /^import-refused: This file contains weights without their network/],
  ])("%s", async (file, sentence) => {
    expect(await sentenceFor({ [file]: made(file) })).toMatch(sentence);
  });

  test.each(["sequential.h5", "sequential.keras"])("%s, cut short anywhere", async (file) => {
    const whole = made(file);
    for (const share of [0, 0.01, 0.2, 0.5, 0.9, 0.999]) {
      const contents = { [file]: whole.slice(0, Math.floor(share * whole.length)) };
      expect(await sentenceFor(contents)).toMatch(/^import-refused: .*damaged/);
    }
  });

  test("a dataset that claims more than the file has, and one that claims less", async () => {
    for (const claim of [2 ** 40, 2 ** 60, 1]) {
      const bytes = made("keras-2.h5");
      claimSide(bytes, [3, 3, 1, 2], claim);
      expect(await sentenceFor({ "claims.h5": bytes })).toMatch(
        /^import-refused: This file is incomplete or damaged/,
      );
    }
  });

  test("a tree of groups that runs in a circle", async () => {
    const bytes = made("keras-2.h5");
    const view = new DataView(bytes.buffer);
    for (const at of placesOf(bytes, "TREE")) {
      view.setUint8(at + 5, 1);
      view.setBigUint64(at + 32, BigInt(at), true);
    }
    expect(await sentenceFor({ "circle.h5": bytes })).toMatch(
      /^import-refused: This file is incomplete or damaged/,
    );
  });

  test("a .keras file without its network, or without what it calls its weights", async () => {
    const h5 = made("weights-alone.h5");
    const cases: readonly [Readonly<Record<string, Uint8Array>>, RegExp][] = [
      [{ "model.weights.h5": h5 }, /contains weights without their network/],
      [{ "config.json": strToU8("[]"), "model.weights.h5": h5 }, /does not support this kind of network/],
      [{ "config.json": strToU8("nothing"), "model.weights.h5": h5 }, /does not describe a network/],
      [
        {
          "config.json": strToU8(JSON.stringify(KERAS_2.modelTopology.model_config)),
          "model.weights.h5": h5,
        },
        /missing/,
      ],
    ];
    for (const [files, sentence] of cases)
      expect(await sentenceFor({ "a.keras": zipped(files) })).toMatch(sentence);
  });
});

/** Changes the first side of the dataset that has these. */
function claimSide(bytes: Uint8Array<ArrayBuffer>, shape: readonly number[], claim: number): void {
  const view = new DataView(bytes.buffer);
  const isHere = (at: number) =>
    shape.every((side, i) => view.getBigUint64(at + 8 * i, true) === BigInt(side));
  const places = Array.from({ length: bytes.length / 8 - shape.length }, (_, i) => 8 * i).filter(isHere);
  expect(places).not.toEqual([]);
  for (const at of places) view.setBigUint64(at, BigInt(claim), true);
}

/** Where a text begins in a file. */
function placesOf(bytes: Uint8Array, text: string): readonly number[] {
  const all = Buffer.from(bytes).toString("latin1");
  return [...all.matchAll(new RegExp(text, "g"))].map(({ index }) => index);
}
