import { readNetwork } from "../../../src/formats/layers-model";
import { listChosen } from "../../../src/formats/layers-model/chosen-files";
import { findModel, readWeights } from "../../../src/formats/layers-model/find-files";
import { answer } from "../../../src/ml/networks/answer";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { Random } from "../../../src/random/random";
import { cpuReady } from "../../ml/cpu-backend";
import { answerStock } from "../stock-tfjs";

beforeAll(cpuReady);

type Node = readonly [name: string, op: string, inputs: readonly string[], attributes?: object | undefined];

const texts = (...list: string[]) => ({ list: { s: list.map(btoa) } });
const text = (value: string) => ({ s: btoa(value) });
const numbers = (...list: number[]) => ({ list: { i: list.map(String) } });
const FLOAT = { T: { type: "DT_FLOAT" } };
const MOVES = {
  ...FLOAT,
  data_format: text("NHWC"),
  padding: text("SAME"),
  strides: numbers(1, 2, 1, 1),
  dilations: numbers(1, 1, 1, 1),
};
const WINDOW = {
  ...FLOAT,
  data_format: text("NHWC"),
  padding: text("VALID"),
  ksize: numbers(1, 2, 2, 1),
  strides: numbers(1, 2, 2, 1),
};

const INPUT: Node = [
  "x",
  "Placeholder",
  [],
  {
    dtype: { type: "DT_FLOAT" },
    shape: { shape: { dim: [-1, 28, 28, 1].map((size) => ({ size: String(size) })) } },
  },
];

/** Constants, by their names: a convolution's, the shape of a row, and two dense layers'. */
const WEIGHTS: Readonly<Record<string, readonly number[]>> = {
  "net/conv/kernel": [3, 5, 1, 4],
  "net/conv/bias": [4],
  "net/flatten/shape": [2],
  "net/hidden/kernel": [392, 6],
  "net/hidden/bias": [6],
  "net/answer/kernel": [6, 3],
  "net/answer/bias": [3],
};

const constants = Object.keys(WEIGHTS).map(
  (name): Node => [
    name,
    "Const",
    [],
    {
      dtype: { type: name === "net/flatten/shape" ? "DT_INT32" : "DT_FLOAT" },
      value: { tensor: { dtype: name === "net/flatten/shape" ? "DT_INT32" : "DT_FLOAT", tensorShape: {} } },
    },
  ],
);

const pooled = (from: string): readonly Node[] => [
  ["pool", "MaxPool", [from], WINDOW],
  ["row", "Reshape", ["pool", "net/flatten/shape"], { ...FLOAT, Tshape: { type: "DT_INT32" } }],
];

/** As the converter writes a network. */
const FUSED: readonly Node[] = [
  INPUT,
  ...constants,
  [
    "conv",
    "_FusedConv2D",
    ["x", "net/conv/kernel", "net/conv/bias"],
    { ...MOVES, fused_ops: texts("BiasAdd", "Relu"), num_args: { i: "1" } },
  ],
  ...pooled("conv"),
  [
    "hidden",
    "_FusedMatMul",
    ["row", "net/hidden/kernel", "net/hidden/bias"],
    { ...FLOAT, fused_ops: texts("BiasAdd", "Relu6"), num_args: { i: "1" } },
  ],
  [
    "sum",
    "_FusedMatMul",
    ["hidden", "net/answer/kernel", "net/answer/bias"],
    { ...FLOAT, fused_ops: texts("BiasAdd"), num_args: { i: "1" } },
  ],
  ["answer", "Softmax", ["sum"], FLOAT],
  ["Identity", "Identity", ["answer"], FLOAT],
];

/** The same, each operation by itself. */
const APART: readonly Node[] = [
  INPUT,
  ...constants,
  ["conv", "Conv2D", ["x", "net/conv/kernel"], MOVES],
  ["conv/sum", "BiasAdd", ["conv", "net/conv/bias"], { ...FLOAT, data_format: text("NHWC") }],
  ["conv/relu", "Relu", ["conv/sum:0"], FLOAT],
  ...pooled("conv/relu"),
  ["hidden", "MatMul", ["row", "net/hidden/kernel"], { ...FLOAT, transpose_a: { b: false } }],
  ["hidden/sum", "AddV2", ["hidden", "net/hidden/bias"], FLOAT],
  ["hidden/relu", "Relu6", ["hidden/sum"], FLOAT],
  ["sum", "MatMul", ["hidden/relu", "net/answer/kernel"], FLOAT],
  ["sum/bias", "BiasAdd", ["sum", "net/answer/bias"], FLOAT],
  ["answer", "Softmax", ["sum/bias"], FLOAT],
];

const describing = (nodes: readonly Node[]) =>
  JSON.stringify({
    format: "graph-model",
    modelTopology: {
      node: nodes.map(([name, op, input, attr = {}]) => ({ name, op, input, attr })),
      versions: { producer: 440 },
    },
    weightsManifest: [
      {
        paths: ["group1-shard1of1.bin"],
        weights: Object.entries(WEIGHTS).map(([name, shape]) => ({
          name,
          shape,
          dtype: name === "net/flatten/shape" ? "int32" : "float32",
        })),
      },
    ],
  });

function weightBytes(): Uint8Array<ArrayBuffer> {
  const random = new Random(3);
  const parts = Object.entries(WEIGHTS).map(([name, shape]) => {
    if (name === "net/flatten/shape") return Int32Array.of(-1, 392);
    return Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.next() - 0.4);
  });
  return new Uint8Array(Buffer.concat(parts.map(({ buffer }) => new Uint8Array(buffer))));
}

async function opened(nodes: readonly Node[]) {
  const files = await listChosen([
    new File([describing(nodes)], "model.json"),
    new File([weightBytes()], "group1-shard1of1.bin"),
  ]);
  const model = await findModel(files);
  return readNetwork(model.text, await readWeights(model, files));
}

test.each([
  ["with fused operations", FUSED],
  ["with each operation by itself", APART],
])("a graph %s answers as in stock TensorFlow.js", async (_, nodes) => {
  const random = new Random(1);
  const inputs = Float32Array.from({ length: 3 * 784 }, () => random.next());
  const expected = await answerStock(
    { modelJson: describing(nodes), weights: weightBytes().buffer },
    inputs,
    [3, 28, 28, 1],
  );
  const network = await fromNetworkFiles((await opened(nodes)).files);
  const actual = await answer(network, inputs, 3);
  network.dispose();
  expect(actual).toHaveLength(9);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i]! - value)).toBeLessThan(1e-5);
  });
});

const changed = (name: string, change: (node: Node) => Node) =>
  APART.map((node) => (node[0] === name ? change(node) : node));

test.each<[string, readonly Node[], RegExp]>([
  [
    "another operation",
    changed("conv/relu", ([name, , from]) => [name, "LRN", from]),
    /operations .*: LRN\. Open/,
  ],
  [
    "padding of its own",
    changed("conv", ([name, op, from, given]) => [name, op, from, { ...given, padding: text("EXPLICIT") }]),
    /operation "Conv2D"/,
  ],
  [
    "a bias of nothing",
    changed("conv/sum", ([name, op]) => [name, op, ["conv", "x"]]),
    /operation "BiasAdd"/,
  ],
  [
    "a reshape into pictures",
    changed("row", ([name, op, , given]) => [name, op, ["pool", "net/conv/bias"], given]),
    /operation "Reshape"/,
  ],
  ["no operations", [], /GraphModel, which has lost its layers/],
  [
    "a text that is none",
    changed("conv", ([name, op, from, given]) => [name, op, from, { ...given, padding: { s: "%" } }]),
    /operation "Conv2D"/,
  ],
  [
    "channels first",
    changed("pool", ([name, op, from, given]) => [name, op, from, { ...given, data_format: text("NCHW") }]),
    /channels first/,
  ],
  [
    "weights of another shape",
    changed("hidden", ([name, op, , given]) => [name, op, ["row", "net/answer/kernel"], given]),
    /operation "MatMul" in a form/,
  ],
])("a graph with %s is refused", async (_, nodes, sentence) => {
  await expect(opened(nodes)).rejects.toThrow(sentence);
});
