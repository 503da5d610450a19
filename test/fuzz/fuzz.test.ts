import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { constantFrom, integer, oneof, string, tuple } from "fast-check";
import { strToU8, zipSync } from "fflate";
import { thoroughResult } from "../../harness/states/props/bench-results";
import { HangerError } from "../../src/contract";
import { parseIdx } from "../../src/formats/idx";
import { readNetwork } from "../../src/formats/layers-model";
import { listChosen } from "../../src/formats/layers-model/chosen-files";
import { describeText } from "../../src/formats/layers-model/describe";
import { findModel, readWeights } from "../../src/formats/layers-model/find-files";
import { toOnnx } from "../../src/formats/onnx";
import { readCard, readProject } from "../../src/formats/project/read-project";
import { joinShards } from "../../src/formats/shard";
import { readDirectory } from "../../src/formats/zip/directory";
import { readEntry } from "../../src/formats/zip/read-entry";
import { findArchitecture } from "../../src/ml/architectures/registry";
import { toNetworkFiles } from "../../src/ml/networks/layers-model";
import { decodeMemory, encodeMemory } from "../../src/ml/training/memory";
import { checkImage, inspectImage } from "../../src/pictures/inspect";
import { preprocess } from "../../src/pictures/preprocess";
import { writeLink } from "../../src/results/link";
import { readResults } from "../../src/results/read-results";
import { cpuReady } from "../ml/cpu-backend";
import { casesOf, holds, holdsAsync, tried } from "./holds";
import { anyBytes, anyOf, mutated, mutatedDocument, mutatedText } from "./mutated";

beforeAll(cpuReady);

/** Cases of each property, all told more than 28,000, where a seed is named. */
const CASES = casesOf({
  headers: 5000,
  preprocessing: 500,
  idx: 4000,
  shards: 1000,
  documents: 3000,
  links: 3000,
  projects: 1500,
  cards: 1500,
  archives: 2000,
  networks: 1500,
  weights: 300,
  keras: 1000,
  onnx: 2000,
  memories: 2000,
});

const HEADERS = [
  "ffd8ffe000104a46494600010100000100010000ffc0001108010001000301220002110103110100",
  "89504e470d0a1a0a0000000d49484452000001000000010008060000005c72a866",
  "47494638396110001000f00000ffffff00000021f90400000000002c",
  "524946461a000000574542505650384c0d0000002f0f00031007",
  "52494646240000005745425056503820180000003001009d012a1000100001",
  "424d36000000000000003600000028000000100000001000000001001800",
  "0000001866747970686569630000000068656963",
  "3c73766720786d6c6e733d22687474703a2f2f7777772e77332e6f7267223e",
].map((hex) => Uint8Array.from(Buffer.from(hex, "hex")));

test("the first bytes of any file are looked at without stumbling", () => {
  holds(CASES.headers, anyOf(HEADERS), (bytes) => {
    const header = inspectImage(bytes);
    expect(typeof header.format).toBe("string");
    checkImage(header, bytes.length);
  });
});

test("pixels of any sizes and values become an input of numbers in -1..1", () => {
  const sizes = oneof(constantFrom(1, 2, 3, 255, 256), integer({ min: 1, max: 64 }));
  const shapes = constantFrom([28, 28, 1] as const, [32, 32, 4] as const);
  const pictures = tuple(
    sizes,
    sizes.map((side) => Math.min(side, 64)),
    shapes,
    integer(),
  );
  holds(CASES.preprocessing, pictures, ([width, height, shape, seed]) => {
    const data = Uint8ClampedArray.from({ length: 4 * width * height }, (_, i) =>
      seed % 3 === 0 ? 255 * (i % 2) : (Math.imul(i + seed, 2654435761) >>> 24) * (seed % 2),
    );
    const { input } = preprocess({ width, height, data }, { shape });
    expect(input.length).toBe(shape[0] * shape[1] * shape[2]);
    expect(input.every((value) => value >= -1 && value <= 1)).toBe(true);
  });
});

test("IDX files and shards are whole or refused", () => {
  const idx = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 3, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6);
  holds(
    CASES.idx,
    anyOf([idx]),
    (bytes) => {
      const { dimensions, data } = parseIdx(bytes);
      expect(data.length).toBe(dimensions.reduce((product, size) => product * size, 1));
    },
    RangeError,
  );
  const shard = new Uint8Array(2 * 785);
  holds(
    CASES.shards,
    mutated(shard),
    (bytes) => expect(joinShards([bytes]).labels.length).toBe(bytes.length / 785),
    RangeError,
  );
});

test("benchmark documents and links are sound or refused", () => {
  const sound = thoroughResult();
  const text = JSON.stringify(sound);
  const link = writeLink(sound);
  const documents = oneof(
    mutatedDocument(sound).map((document) => JSON.stringify(document)),
    mutatedText(text),
    string(),
  );
  holds(CASES.documents, documents, readResults);
  holds(
    CASES.links,
    oneof(
      mutatedText(link),
      string().map((end) => link.slice(0, 20) + end),
    ),
    readResults,
  );
});

const CARD = {
  name: "own",
  title: "Own",
  version: "1",
  architecture: "dense",
  parameters: 10,
  labels: ["dress", "coat"],
  command: "",
  madeAt: "2026-01-01T00:00:00.000Z",
  description: "",
  figures: {},
  weightsSha256: "0".repeat(64),
  temperature: 1,
  knownThreshold: 0.5,
};

const PROJECT = {
  format: "hanger-project",
  version: 1,
  savedAt: 1,
  classes: [{ id: "c1", name: "Hat", addedAt: 1, state: "shown" }],
  photos: [
    {
      id: "p1",
      label: "c1",
      name: "a.jpg",
      addedAt: 1,
      width: 10,
      height: 10,
      bytes: 100,
      sha256: "0".repeat(64),
      look: "0".repeat(16),
      framed: { side: 8, ground: [0, 0, 0] },
    },
  ],
  models: [],
  shares: [{ id: "0".repeat(20), network: "0".repeat(8), label: "c1", photos: 2, sums: [0, 510], madeAt: 1 }],
};

test("projects and cards are sound or refused", () => {
  // As they are before anything is changed in them, they are taken.
  expect(readProject(JSON.stringify(PROJECT)).photos).toHaveLength(1);
  const tooMuch = { ...PROJECT, shares: [{ ...PROJECT.shares[0], sums: [511] }] };
  expect(() => readProject(JSON.stringify(tooMuch))).toThrow();
  expect(readCard(JSON.stringify(CARD)).labels).toHaveLength(2);
  const projects = oneof(
    mutatedDocument(PROJECT).map((project) => JSON.stringify(project)),
    mutatedText(JSON.stringify(PROJECT)),
  );
  holds(CASES.projects, projects, readProject);
  holds(
    CASES.cards,
    mutatedDocument(CARD).map((card) => JSON.stringify(card)),
    readCard,
  );
});

test("archives are whole or refused, and none unpacks to more than it may", async () => {
  const limits = { entries: 10, entryBytes: 10_000, bytes: 20_000 };
  const archive = zipSync({
    "project.json": strToU8('{"a":1}'.repeat(50)),
    "photos/1.jpg": new Uint8Array(200),
  });
  await holdsAsync(CASES.archives, oneof(anyBytes(), mutated(archive)), async (bytes) => {
    const zip = new Blob([bytes.slice()]);
    for (const entry of await readDirectory(zip, limits)) {
      expect((await readEntry(zip, entry)).length).toBeLessThanOrEqual(limits.entryBytes);
    }
  });
});

test("networks are what Hanger can run, or refused", async () => {
  const network = findArchitecture("dense").build({}, 3, 1);
  const { modelJson, weights } = await toNetworkFiles(network);
  network.dispose();
  const sound: unknown = JSON.parse(modelJson);
  const documents = mutatedDocument(sound).map((document) => JSON.stringify(document));
  holds(CASES.networks, oneof(documents, mutatedText(modelJson)), describeText);
  await holdsAsync(CASES.weights, documents, async (document) => {
    const { classes } = await readNetwork(document, weights);
    expect(classes).toBeGreaterThan(1);
  });
});

test("files of Keras are whole or refused", async () => {
  const sound = gunzipSync(readFileSync(path.join(__dirname, "../formats/layers-model/keras/keras-2.h5.gz")));
  await holdsAsync(CASES.keras, mutated(new Uint8Array(sound)), async (bytes) => {
    const chosen = await listChosen([new File([bytes.slice()], "network.h5")]);
    const model = await findModel(chosen);
    const { classes } = await readNetwork(model.text, await readWeights(model, chosen));
    expect(classes).toBe(3);
  });
});

test("ONNX files are whole or refused", async () => {
  const network = findArchitecture("cnn").build({ filters: 4 }, 3, 1);
  const sound = await toOnnx(network, ["a", "b", "c"]);
  network.dispose();
  await holdsAsync(CASES.onnx, mutated(sound), async (bytes) => {
    const chosen = await listChosen([new File([bytes.slice()], "network.onnx")]);
    const model = await findModel(chosen);
    const { classes } = await readNetwork(model.text, await readWeights(model, chosen));
    expect(classes).toBe(3);
  });
});

test("a kind of network that cannot be written as text is refused like any other", async () => {
  const modelTopology = { class_name: { toString: 1 }, config: {} };
  await expect(
    readNetwork(JSON.stringify({ modelTopology, weightsManifest: [] }), new ArrayBuffer(0)),
  ).rejects.toThrow(HangerError);
});

test("what a network remembers is whole or refused", () => {
  const features = Float32Array.from({ length: 12 }, (_, i) => i);
  const memory = encodeMemory({ count: 3, size: 4, features, labels: Uint8Array.of(0, 1, 2) });
  holds(CASES.memories, anyOf([memory]), (bytes) => {
    const { count, features } = decodeMemory(bytes.slice().buffer, 4);
    expect(features.length).toBe(4 * count);
    expect(features.every(Number.isFinite)).toBe(true);
  });
});

test("all cases were tried", () => {
  expect(tried()).toBe(Object.values(CASES).reduce((sum, cases) => sum + cases));
});
