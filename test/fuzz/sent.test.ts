import { type Arbitrary, oneof } from "fast-check";
import { strToU8, zipSync, zlibSync } from "fflate";
import type { Assignment } from "../../src/contract";
import {
  answersCode,
  answersFile,
  assignmentFile,
  assignmentLink,
  findAnswers,
  readAnswers,
  readAssignment,
} from "../../src/formats/assignment";
import { fromBase64Url, toBase64Url } from "../../src/formats/base64url";
import { readClassShare, writeClassShare } from "../../src/formats/class-share";
import { readGraphModel } from "../../src/formats/graph-model";
import { readManifest } from "../../src/formats/layers-model/weights";
import { repaired } from "../../src/formats/picture-repair";
import { listTeachablePictures } from "../../src/formats/teachable-project";
import { crc32 } from "../../src/formats/zip/crc32";
import { decodeStatistics, encodeStatistics } from "../../src/ml/training/statistics";
import { inspectImage } from "../../src/pictures/inspect";
import { constant, FLOAT, graphOf, list, placeholder, text } from "../formats/graph-model/graphs";
import { casesOf, holds, holdsAsync, tried } from "./holds";
import { anyBytes, anyOf, mutated, mutatedDocument, mutatedText } from "./mutated";

/** Cases of each property, all told 13,000, where a seed is named. */
const CASES = casesOf({
  assignments: 2000,
  answers: 1500,
  shares: 3000,
  graphs: 1500,
  teachable: 1000,
  statistics: 2000,
  repairs: 2000,
});

const json = (document: unknown): Arbitrary<string> =>
  mutatedDocument(document).map((changed) => JSON.stringify(changed));

const ASSIGNMENT: Assignment = {
  title: "Filters",
  intro: "Look.",
  steps: [
    { kind: "text", text: "Why?" },
    { kind: "filter", text: "Find", leaves: "edges", look: "#/explore/filters?subject=photo" },
    { kind: "experiment", text: "Train", accuracy: 0.8, parameters: 1000 },
    { kind: "shape", text: "Sum", network: "cnn", options: { filters: 32 }, layer: 2, asked: "shape" },
  ],
};

test("assignments are sound or refused", () => {
  const [file, link] = [assignmentFile(ASSIGNMENT), assignmentLink(ASSIGNMENT)!];
  // As they are before anything is changed in them, they are taken.
  for (const sound of [file, link]) expect(readAssignment(sound).title).toBe("Filters");
  const damaged = oneof(json(JSON.parse(file)), mutatedText(file), mutatedText(link));
  holds(CASES.assignments, damaged, (given) => {
    const { steps } = readAssignment(given);
    expect(steps.length).toBeGreaterThan(0);
  });
});

test("answers are sound or refused", () => {
  const handedIn = {
    from: "0123456789abcdef",
    name: "Ada",
    answeredAt: 1_800_000_000_000,
    answers: [{ kind: "text", text: "because" }, undefined],
  };
  const answers = { assignment: "0123456789abcdef", handedIn };
  const [file, code] = [answersFile(answers as never), answersCode(answers as never)];
  for (const sound of [file, code]) expect(readAnswers(sound).handedIn.name).toBe("Ada");
  const damaged = oneof(json(JSON.parse(file)), mutatedText(file), mutatedText(code));
  holds(CASES.answers, damaged, (given) => {
    for (const each of findAnswers(given)) expect(readAnswers(each).handedIn.answers).toBeInstanceOf(Array);
  });
});

test("what another device learned of a class is whole or refused", () => {
  const sums = Uint32Array.from({ length: 16 }, (_, i) => 100 * i);
  const made = { id: "0123456789abcdef0123", madeAt: 1_800_000_000 };
  const share = writeClassShare({ network: "0123abcd", label: "Hat", photos: 10, sums, ...made });
  expect(readClassShare(share, 16).photos).toBe(10);
  const bytes = mutated(fromBase64Url(share)).map((changed) => toBase64Url(changed.slice()));
  holds(CASES.shares, oneof(bytes, mutatedText(share)), (given) => {
    const read = readClassShare(given, 16);
    expect(Math.max(...read.sums)).toBeLessThanOrEqual(255 * read.photos);
    expect(read.label).not.toBe("");
  });
});

test("graph models are what can be run, or refused", () => {
  const images = placeholder("images", FLOAT, -1, 8, 8, 3);
  const attr = { padding: text("SAME"), strides: list(1, 1, 1, 1), data_format: text("NHWC") };
  const nodes = [
    images,
    { name: "conv", op: "Conv2D", input: ["images", "filter"], attr },
    { name: "relu", op: "Relu", input: ["conv"] },
  ];
  const filter = constant("filter", "float32", [1, 1, 3, 2], [1, 2, 3, 4, 5, 6]);
  const { json: sound, weights } = graphOf(nodes, [filter]);
  const read = (given: unknown) => {
    const { weightsManifest, ...rest } = given as typeof sound;
    return readGraphModel(rest, readManifest(weightsManifest), weights.buffer);
  };
  expect(read(sound).inputs).toHaveLength(1);
  holds(CASES.graphs, mutatedDocument(sound), (given) => {
    expect(read(given).inputs.length).toBeGreaterThan(0);
  });
});

test("projects of Teachable Machine give pictures with a class, or are refused", async () => {
  const picture = new Uint8Array(50);
  const project = zipSync({
    "manifest.json": strToU8("{}"),
    "Hat-!-0.jpg": picture,
    "Coat-!-1.png": picture,
  });
  expect(await listTeachablePictures(new Blob([project.slice()]))).toHaveLength(2);
  await holdsAsync(CASES.teachable, mutated(project), async (bytes) => {
    const pictures = await listTeachablePictures(new Blob([bytes.slice()]));
    expect(pictures.every(({ className }) => className !== "")).toBe(true);
    for (const each of pictures) await each.read();
  });
});

test("statistics are numbers of the right size, or refused", () => {
  const size = 4;
  const covariance = Float64Array.from({ length: size * size }, (_, i) => Number(i % (size + 1) === 0));
  const bytes = encodeStatistics({
    size,
    largest: new Float32Array(size).fill(2),
    prototypes: [0, 1, 2].map((label) => ({ label, count: 5, mean: new Float64Array(size).fill(label) })),
    covariance,
    shrinkage: 0.5,
    temperature: 1,
  });
  expect(decodeStatistics(bytes.slice().buffer, size).prototypes).toHaveLength(3);
  holds(CASES.statistics, anyOf([bytes]), (given) => {
    const read = decodeStatistics(given.slice().buffer, size);
    const numbers = [read.largest, read.covariance, ...read.prototypes.map(({ mean }) => mean)];
    expect(numbers.every((values) => values.every(Number.isFinite))).toBe(true);
  });
});

function pngOf(side: number): Uint8Array {
  const chunk = (type: string, content: Uint8Array) => {
    const body = Uint8Array.from([...strToU8(type), ...content]);
    const bytes = new Uint8Array(body.length + 8);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, content.length);
    bytes.set(body, 4);
    view.setUint32(bytes.length - 4, crc32(body));
    return bytes;
  };
  const header = Uint8Array.from([0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0]);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(new Uint8Array(side * (1 + 3 * side)))),
    chunk("IEND", new Uint8Array()),
  ];
  return Uint8Array.from([signature, ...chunks].flatMap((each) => [...each]));
}

/** The beginnings of the other formats that are repaired. */
const CUT_SHORT = [
  "ffd8ffe000104a46494600010100000100010000ffc0001108010001000301220002110103110100",
  "47494638396110001000f00000ffffff00000021f90400000000002c",
  "52494646240000005745425056503820180000003001009d012a1000100001",
  "424d36000000000000003600000028000000100000001000000001001800",
].map((hex) => Uint8Array.from(Buffer.from(hex, "hex")));

test("pictures are repaired to files of a modest size, or left alone", () => {
  expect(repaired(pngOf(16), inspectImage(pngOf(16)))?.present).toBe(1);
  holds(CASES.repairs, oneof(anyBytes(), anyOf([pngOf(16), ...CUT_SHORT])), (given) => {
    const made = repaired(given, inspectImage(given));
    if (!made) return;
    expect(made.bytes.length).toBeLessThan(100_000_000);
    expect(made.present ?? 1).toBeGreaterThanOrEqual(0);
    expect(made.present ?? 1).toBeLessThanOrEqual(1);
  });
});

test("all cases were tried", () => {
  expect(tried()).toBe(Object.values(CASES).reduce((sum, cases) => sum + cases));
});
