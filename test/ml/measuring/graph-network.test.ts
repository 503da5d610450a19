import { readFileSync } from "node:fs";
import path from "node:path";
import { memory } from "@tensorflow/tfjs-core";
import { ROOT } from "../../../harness/paths";
import type { BenchGraph, BenchInput } from "../../../src/contract";
import { readGraphModel } from "../../../src/formats/graph-model";
import { readManifest } from "../../../src/formats/layers-model/weights";
import { addFurtherKernels } from "../../../src/ml/backends/further-kernels";
import { BackendBenchmark } from "../../../src/ml/measuring/backend-benchmark";
import { GraphNetwork } from "../../../src/ml/measuring/graph-network";
import { inputNoise } from "../../../src/ml/measuring/input-noise";
import { graphFromLayers } from "../../formats/graph-model/from-layers";
import {
  constant,
  FLOAT,
  type GraphFiles,
  graphOf,
  INT,
  type Node,
  placeholder,
} from "../../formats/graph-model/graphs";
import { answerStockGraph } from "../../formats/stock-tfjs";
import { cpuReady, nodeEnvironment } from "../cpu-backend";

beforeAll(async () => {
  await cpuReady();
  await addFurtherKernels();
});

function source({ json, weights }: GraphFiles): BenchGraph {
  const read = readGraphModel(json, readManifest(json.weightsManifest), weights.buffer);
  return { kind: "graph", name: "model.json", weights: weights.buffer, ...read };
}

const opened = (graph: BenchGraph) => new GraphNetwork("cpu", graph);

/** The inputs as the comparison of answers gives them. */
const stockInputs = (inputs: readonly BenchInput[], count = 2) =>
  inputs.map((input) => ({ ...input, ...inputNoise(input, count) }));

/** Two inputs, of which one is whole numbers, and two outputs. */
const several = graphOf(
  [
    placeholder("pictures", FLOAT, -1, -1, -1, 2),
    placeholder("places", INT, -1, 3),
    { name: "mean", op: "Mean", input: ["pictures", "axes"] },
    { name: "rows", op: "GatherV2", input: ["table", "places", "axis"] },
    { name: "angle", op: "Atan", input: ["mean"] },
    { name: "sign", op: "Sign", input: ["rows"] },
  ],
  [
    constant("axes", "int32", [2], [1, 2]),
    constant("axis", "int32", [], [0]),
    constant("table", "float32", [2, 2], [0.5, -3, 0, 7]),
  ],
);

/** Doubles its input until one value reaches 100, as `tf.while_loop` does. */
const loop: GraphFiles = (() => {
  const body: Node[] = [{ name: "twice", op: "AddV2", input: ["x", "x"] }];
  const condition: Node[] = [
    { name: "top", op: "Max", input: ["x", "axes"] },
    { name: "below", op: "Less", input: ["top:output:0", "limit"] },
  ];
  const arg = { name: "x", type: "DT_FLOAT" };
  const axes = constant("axes", "int32", [2], [0, 1]);
  const limit = constant("limit", "float32", [], [100]);
  const files = graphOf(
    [
      placeholder("start", FLOAT, -1, 3),
      {
        name: "loop",
        op: "StatelessWhile",
        input: ["start"],
        attr: { cond: { func: { name: "condition" } }, body: { func: { name: "body" } } },
      },
    ],
    [axes, limit],
  );
  const { modelTopology } = files.json as { readonly modelTopology: { readonly node: readonly Node[] } };
  const node = modelTopology.node.filter(({ op }) => op !== "Const");
  const library = {
    function: [
      {
        signature: { name: "body", inputArg: [arg], outputArg: [{ name: "y", type: "DT_FLOAT" }] },
        nodeDef: body,
        ret: { y: "twice:z:0" },
      },
      {
        signature: { name: "condition", inputArg: [arg], outputArg: [{ name: "y", type: "DT_BOOL" }] },
        nodeDef: [axes.node, limit.node, ...condition],
        ret: { y: "below:z:0" },
      },
    ],
  };
  return { ...files, json: { ...files.json, modelTopology: { ...modelTopology, node, library } } };
})();

test.each([
  ["several inputs and outputs", several],
  ["a loop", loop],
  ["a network with convolutions", convolutions()],
])("%s: the answers are those of stock TensorFlow.js, and no tensor is left behind", async (_, files) => {
  const graph = source(files);
  const network = opened(graph);
  await network.answers();
  const before = memory().numTensors;
  const { probabilities } = await network.answers();
  expect(memory().numTensors).toBe(before);
  const expected = await answerStockGraph(files, stockInputs(graph.inputs));
  expect(probabilities).toHaveLength(expected.length);
  expect(Math.max(...expected.map((value, i) => Math.abs(value - probabilities[i]!)))).toBeLessThan(1e-5);
});

/** The shipped network of Fashion-MNIST as a graph: two convolutions, pooling and two dense layers. */
function convolutions(): GraphFiles {
  const folder = path.join(ROOT, "public/models/fashion-mnist");
  const json = JSON.parse(readFileSync(path.join(folder, "model.json"), "utf8"));
  return graphFromLayers(json, readFileSync(path.join(folder, "weights.bin")));
}

const open = (graph: BenchGraph) =>
  BackendBenchmark.open({
    backend: "cpu",
    environment: nodeEnvironment,
    now: () => performance.now(),
    loadNetwork: async () => ({ name: "mine", title: "Mine", network: opened(graph) }),
    preparePhoto: async () => async () => undefined,
  });

test("it is timed at answering alone, says why, and is taken apart by kernel", async () => {
  const opening = await open(source(several));
  expect(opening.opened).toMatchObject({
    network: { parameters: 4, inputShape: [1, 1, 2], untrained: expect.stringMatching(/graph model/) },
    measures: ["predict1", "predict32", "predict128", "photo"],
  });
  if (!("benchmark" in opening)) throw new Error("not opened");
  const { timing } = await opening.benchmark.time({ measure: "predict32", sliceMs: 5 });
  expect(timing.rounds).toBeGreaterThan(0);
  const { kernels = [] } = await opening.benchmark.profile();
  expect(kernels.map(({ name }) => name)).toEqual(expect.arrayContaining(["Mean", "Atan"]));
});

test("with a fixed number of pictures it is timed at that alone, and a size left open is as chosen", async () => {
  const graph = source(
    graphOf([placeholder("x", FLOAT, 1, -1, 3), { name: "y", op: "Relu", input: ["x"] }], []),
  );
  const inputs = [{ ...graph.inputs[0]!, shape: [1, 7, 3] }];
  expect((await open({ ...graph, inputs })).opened).toMatchObject({
    network: { inputShape: [1, 7, 3] },
    measures: ["predict1", "photo"],
  });
});

test("what TensorFlow.js cannot run is told in its words, and a kernel that a backend lacks by name", async () => {
  const misfit = [placeholder("x", FLOAT, -1, 3), { name: "y", op: "MatMul", input: ["x", "table"] }];
  const table = constant("table", "float32", [2, 2], [1, 2, 3, 4]);
  await expect(open(source(graphOf(misfit, [table])))).rejects.toThrow(
    /could not run this graph model: .*matMul/,
  );
  const words = [placeholder("x", FLOAT, -1, 3), { name: "y", op: "Cholesky", input: ["x"] }];
  expect(() => source(graphOf(words, []))).toThrow(/Cholesky/);
});
