import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SOFTWARE_GPU } from "../../harness/browser";
import { DIST, ROOT } from "../../harness/paths";
import { BACKENDS, type BackendName, type KeptBench } from "../../src/contract";
import { inputNoise } from "../../src/ml/measuring/input-noise";
import { graphFromLayers } from "../formats/graph-model/from-layers";
import { constant, FLOAT, type GraphFiles, graphOf, placeholder } from "../formats/graph-model/graphs";
import { answerStockGraph } from "../formats/stock-tfjs";
import { openApp } from "./support/driven-app";
import { testOn } from "./support/published-data";
import { keptResults } from "./support/results";
import { problemsOf, visit } from "./support/visit";

const TEACHER = path.join(ROOT, "../shared/teacher/mobilenet_v1_0.75_224");

/** Plain JavaScript answers large pictures here, and software GPUs compile many programs. */
jest.setTimeout(400_000);

const TOLERANCE = 1e-5;

const folder = mkdtempSync(path.join(tmpdir(), "hanger-graph-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A LayersModel in a folder as a graph model. */
function graphIn(source: string): GraphFiles {
  const json = JSON.parse(readFileSync(path.join(source, "model.json"), "utf8")) as {
    readonly weightsManifest: readonly { readonly paths: readonly string[] }[];
  };
  const parts = json.weightsManifest.flatMap(({ paths }) => paths);
  return graphFromLayers(
    json as never,
    Buffer.concat(parts.map((part) => readFileSync(path.join(source, part)))),
  );
}

/** Writes a graph model as TensorFlow Hub publishes it: model.json, and its weights in shards. */
function publish(name: string, { json, weights }: GraphFiles): readonly string[] {
  const place = path.join(folder, name);
  mkdirSync(place);
  const shardBytes = Math.ceil(weights.length / 3);
  const paths = [1, 2, 3].map((number) => `group1-shard${number}of3.bin`);
  for (const [i, part] of paths.entries()) {
    writeFileSync(path.join(place, part), weights.subarray(i * shardBytes, (i + 1) * shardBytes));
  }
  const [{ weights: specs }] = json.weightsManifest as [{ readonly weights: object }];
  const manifest = [{ paths, weights: specs }];
  writeFileSync(path.join(place, "model.json"), JSON.stringify({ ...json, weightsManifest: manifest }));
  return readdirSync(place).map((file) => path.join(place, file));
}

/** Runs in the page: reads the files as if they were chosen, and answers with one backend. */
async function answerWith([backend, names]: readonly [BackendName, readonly string[]]) {
  const { client } = globalThis.driver!;
  const files = await Promise.all(
    names.map(async (name) => new File([await (await fetch(`graphs/${name}`)).blob()], name)),
  );
  const network = await client.call("readBenchNetwork", { files });
  if (network.kind !== "graph") throw new Error(network.kind);
  const opened = await client.call("openBench", { backend, network });
  if (opened.status !== "ok") throw new Error(JSON.stringify(opened));
  const { answers } = await client.call("checkBench", {});
  const { inputs } = network;
  return { inputs, measures: opened.measures, answers: [...answers.probabilities] };
}

/** How far each backend's answers are from those of stock TensorFlow.js, where that is more than rounding. */
async function differences(name: string, graph: GraphFiles) {
  const names = publish(name, graph).map((file) => path.basename(file));
  const mounts = { "/graphs/": path.join(folder, name) };
  const app = await openApp({ args: SOFTWARE_GPU, server: { mounts } });
  try {
    const told: Partial<Record<BackendName, "alike" | number>> = {};
    let expected: Float32Array | undefined;
    for (const backend of BACKENDS) {
      await app.renew();
      const { inputs, measures, answers } = await app.page.evaluate(answerWith, [backend, names] as const);
      expect(measures).toEqual(["predict1", "predict32", "predict128", "photo"]);
      const given = inputs.map((input) => ({ ...input, ...inputNoise(input, 2) }));
      expected ??= await answerStockGraph(graph, given);
      expect(answers).toHaveLength(expected.length);
      const apart = Math.max(...expected.map((value, i) => Math.abs(value - answers[i]!)));
      told[backend] = apart <= TOLERANCE ? "alike" : apart;
    }
    return told;
  } finally {
    await app.close();
  }
}

const ALIKE = Object.fromEntries(BACKENDS.map((backend) => [backend, "alike"]));

test("a graph of the shipped network answers on every backend as stock TensorFlow.js does", async () => {
  expect(await differences("shipped", graphIn(path.join(DIST, "models/fashion-mnist")))).toEqual(ALIKE);
});

testOn(
  { folder: TEACHER, what: "MobileNet in ../shared/teacher" },
  "a graph of MobileNet answers on every backend as stock TensorFlow.js does",
  async () => expect(await differences("mobilenet", graphIn(TEACHER))).toEqual(ALIKE),
);

test("it is timed in TensorFlow.js as it ships too, in the same browser, and networks of layers are not", async () => {
  const model = path.join(DIST, "models/fashion-mnist");
  publish("timed", graphIn(model));
  // As its user would: what runs in a page is loaded in another way by commands than by tests.
  const bench = (of: string) => {
    const args = ["--graph", of, "--backends", "wasm,wasm-simd", "--seconds", "1", "--json"];
    const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
    const script = path.join(ROOT, "src/cli/bench.ts");
    return spawnSync(process.execPath, [tsx, script, ...args], { cwd: ROOT, encoding: "utf8" });
  };
  const { stdout, stderr } = bench(path.join(folder, "timed"));
  expect(stderr).toBe("");
  const { graph } = JSON.parse(stdout);
  // TensorFlow.js chooses between its binaries by itself: none of them is beside `wasm`.
  expect(graph).toEqual([
    { backend: "wasm-simd", threads: 1, ownMs: expect.any(Number), stockMs: expect.any(Number) },
  ]);
  expect(Math.min(graph[0].ownMs, graph[0].stockMs)).toBeGreaterThan(0);
  expect(bench(model).stderr).toMatch(/is no graph model/);
});

test("its files are chosen together, open sizes are asked for, and what it cannot run on is said", async () => {
  const { page, uncaught } = await visit({ path: "#/benchmark" });
  const choose = page.getByLabel("Choose your own network");
  const images = placeholder("images", FLOAT, -1, -1, -1, 3);
  const unknown = graphOf([images, { name: "x", op: "ReadFile", input: ["images"] }], []);
  await choose.setInputFiles([...publish("unknown", unknown)]);
  await problemsOf(page)
    .getByText(/operations that TensorFlow.js does not know: ReadFile\./)
    .waitFor();

  const mean = [images, { name: "y", op: "Mean", input: ["images", "axes"] }];
  const files = publish("open", graphOf(mean, [constant("axes", "int32", [2], [1, 2])]));
  await choose.setInputFiles(files.filter((file) => !file.includes("2of3")));
  await problemsOf(page)
    .getByText(/file group1-shard2of3\.bin is missing/)
    .waitFor();
  await choose.setInputFiles([...files]);
  await page.getByLabel('Height of "images"').fill("64");
  expect(await page.getByLabel('Width of "images"').inputValue()).toBe("224");
  await page.getByRole("button", { name: "Measure", exact: true }).click();
  await page
    .locator(".bar-chart")
    .getByText(/\d m?s$/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await page.getByText(/operations in place of layers, so it is not trained/).waitFor();
  const [{ document }] = (await keptResults(page)) as [KeptBench];
  expect(document.network).toMatchObject({ name: "model.json", parameters: 0, inputShape: [64, 224, 3] });
  expect(document.runs.find(({ backend }) => backend === "cpu")).toMatchObject({ status: "ok" });
  expect(uncaught).toEqual([]);
});
