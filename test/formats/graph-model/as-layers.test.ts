import { readNetwork } from "../../../src/formats/layers-model";
import { listChosen } from "../../../src/formats/layers-model/chosen-files";
import { findModel, readWeights } from "../../../src/formats/layers-model/find-files";
import { answer } from "../../../src/ml/networks/answer";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { Random } from "../../../src/random/random";
import { cpuReady } from "../../ml/cpu-backend";
import { answerStockGraph } from "../stock-tfjs";
import {
  type Constant,
  constant,
  FLOAT,
  type GraphFiles,
  graphOf,
  list,
  type Node,
  placeholder,
  text,
} from "./graphs";

beforeAll(cpuReady);

const random = new Random(7);
const made = (name: string, ...sides: readonly number[]): Constant => {
  const values = Array.from({ length: sides.reduce((a, b) => a * b, 1) }, () => random.next() - 0.4);
  return constant(name, "float32", sides, values);
};
const ints = (name: string, ...values: readonly number[]) => constant(name, "int32", [values.length], values);

const node = (name: string, op: string, input: readonly string[], attr: Node["attr"] = {}): Node => ({
  name,
  op,
  input,
  attr: { T: FLOAT, ...attr },
});

const window = (stride: number, padding: string) => ({
  strides: list(1, stride, stride, 1),
  dilations: list(1, 1, 1, 1),
  padding: text(padding),
  data_format: text("NHWC"),
});
const pool = (size: number, stride: number, padding: string) => ({
  ksize: list(1, size, size, 1),
  ...window(stride, padding),
});

const GRAPHS: Readonly<Record<string, GraphFiles>> = {
  "a MobileNet, with normalisation, depthwise convolutions and a sum": graphOf(
    [
      placeholder("x", FLOAT, -1, 12, 12, 3),
      node("padded", "Pad", ["x", "pads"]),
      node("c1", "Conv2D", ["padded", "w1"], window(2, "VALID")),
      node("n1", "FusedBatchNormV3", ["c1", "g", "b", "m", "v"], {
        epsilon: { f: 0.002 },
        data_format: text("NHWC"),
        is_training: { b: false },
      }),
      node("r1", "Relu6", ["n1"]),
      node("d1", "DepthwiseConv2dNative", ["r1", "deep"], window(1, "SAME")),
      node("s1", "BiasAdd", ["d1", "b1"], { data_format: text("NHWC") }),
      node("r2", "Relu6", ["s1"]),
      node("c2", "Conv2D", ["r2", "w2"], window(1, "SAME")),
      node("sum", "AddV2", ["c2", "r1"]),
      node("mean", "Mean", ["sum", "places"], { keep_dims: { b: true } }),
      node("row", "Squeeze", ["mean"], { squeeze_dims: list(1, 2) }),
      node("products", "MatMul", ["row", "w3"]),
      node("biased", "BiasAdd", ["products", "b3"]),
      node("answer", "Softmax", ["biased"]),
      node("Identity", "Identity", ["answer"]),
    ],
    [
      constant("pads", "int32", [4, 2], [0, 0, 1, 1, 2, 1, 0, 0]),
      ...[made("w1", 3, 3, 3, 4), made("g", 4), made("b", 4), made("m", 4)],
      constant("v", "float32", [4], [0.5, 1, 1.5, 2]),
      ...[made("deep", 3, 3, 4, 2), made("b1", 8), made("w2", 1, 1, 8, 4)],
      ...[ints("places", 1, 2), made("w3", 4, 3), made("b3", 3)],
    ],
  ),
  "two ways side by side, a gate, and a row whose shape is computed": graphOf(
    [
      placeholder("x", FLOAT, -1, 9, 8, 3),
      node("moved", "Sub", ["x", "half"]),
      node("scaled", "Mul", ["moved", "colours"]),
      node("left", "Conv2D", ["scaled", "w1"], window(1, "SAME")),
      node("bent", "LeakyRelu", ["left"], { alpha: { f: 0.3 } }),
      node("right", "AvgPool", ["scaled"], pool(3, 1, "SAME")),
      node("both", "ConcatV2", ["bent", "right", "axis"], { N: { i: "2" } }),
      node("pooled", "MaxPool", ["both"], pool(2, 2, "SAME")),
      node("gate", "Sigmoid", ["pooled"]),
      node("gated", "Mul", ["pooled", "gate"]),
      node("most", "Maximum", ["gated", "pooled"]),
      node("sides", "Shape", ["most"]),
      node("count", "StridedSlice", ["sides", "from", "to", "by"], { shrink_axis_mask: { i: "1" } }),
      node("wanted", "Pack", ["count", "rest"], { axis: { i: "0" }, N: { i: "2" } }),
      node("row", "Reshape", ["most", "wanted"]),
      node("products", "MatMul", ["row", "w2"], { transpose_b: { b: true } }),
      node("answer", "Softmax", ["products"]),
    ].reverse(),
    [
      constant("half", "float32", [], [0.5]),
      ...[made("colours", 3), made("w1", 3, 3, 3, 4), constant("axis", "int32", [], [3])],
      ...[ints("from", 0), ints("to", 1), ints("by", 1), constant("rest", "int32", [], [140])],
      made("w2", 3, 140),
    ],
  ),
  "limits, slopes, a maximum over all places, and nodes that pass on what they get": graphOf(
    [
      placeholder("x", FLOAT, -1, 8, 9, 3),
      node("c1", "Conv2D", ["x", "w1"], window(1, "VALID")),
      node("bent", "Prelu", ["c1", "slopes"]),
      node("stopped", "StopGradient", ["bent"]),
      node("c2", "Conv2D", ["stopped", "w2"], window(2, "SAME")),
      node("within", "ClipByValue", ["c2", "zero", "limit"]),
      node("kept", "Snapshot", ["within"]),
      node("most", "Max", ["kept", "places"]),
      node("products", "MatMul", ["most", "w3"]),
      node("answer", "Softmax", ["products"]),
    ],
    [
      ...[made("w1", 3, 3, 3, 4), made("slopes", 4), made("w2", 3, 3, 4, 5)],
      ...[constant("zero", "float32", [], [0]), constant("limit", "float32", [], [0.4])],
      ...[ints("places", 1, 2), made("w3", 5, 3)],
    ],
  ),
  "fused operations, and padding of its own": graphOf(
    [
      placeholder("x", FLOAT, -1, 10, 10, 1),
      node("c1", "_FusedConv2D", ["x", "w1", "b1"], {
        ...window(2, "EXPLICIT"),
        explicit_paddings: list(0, 0, 2, 1, 1, 0, 0, 0),
        num_args: { i: "1" },
        fused_ops: { list: { s: ["BiasAdd", "LeakyRelu"].map(btoa) } },
        leakyrelu_alpha: { f: 0.1 },
      }),
      node("c2", "FusedDepthwiseConv2dNative", ["c1", "deep", "b2"], {
        ...window(1, "VALID"),
        num_args: { i: "1" },
        fused_ops: { list: { s: ["BiasAdd", "Relu6"].map(btoa) } },
      }),
      node("row", "Reshape", ["c2", "flat"]),
      node("answer", "_FusedMatMul", ["row", "w2", "b3"], {
        num_args: { i: "1" },
        fused_ops: { list: { s: [btoa("BiasAdd")] } },
      }),
    ],
    [
      ...[made("w1", 3, 3, 1, 4), made("b1", 4), made("deep", 3, 3, 4, 1), made("b2", 4)],
      ...[ints("flat", -1, 48), made("w2", 48, 3), made("b3", 3)],
    ],
  ),
};

async function opened({ json, weights }: GraphFiles) {
  const manifest = json.weightsManifest as readonly { readonly paths: readonly string[] }[];
  const chosen = await listChosen([
    new File([JSON.stringify(json)], "model.json"),
    new File([weights], manifest[0]!.paths[0]!),
  ]);
  const model = await findModel(chosen);
  return readNetwork(model.text, await readWeights(model, chosen));
}

const softmax = (row: Float32Array) => {
  const powers = row.map(Math.exp);
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((value) => value / sum);
};

test.each(Object.keys(GRAPHS))("%s answers as in stock TensorFlow.js", async (name) => {
  const graph = GRAPHS[name]!;
  const { nodes } = { nodes: (graph.json.modelTopology as { readonly node: readonly Node[] }).node };
  const { shape } = nodes.find(({ op }) => op === "Placeholder")!.attr!.shape as {
    readonly shape: { readonly dim: readonly { readonly size: string }[] };
  };
  const sides = shape.dim.slice(1).map(({ size }) => Number(size));
  const values = Float32Array.from({ length: 2 * sides.reduce((a, b) => a * b) }, () => random.next());
  const input = { name: "x", type: "float32", shape: [2, ...sides], values };
  const given = await answerStockGraph(graph, [input]);
  // The last leaves it to whoever runs it to make probabilities.
  const isLogits = !nodes.some(({ op }) => op === "Softmax");
  const expected = isLogits ? [given.slice(0, 3), given.slice(3)].flatMap((row) => [...softmax(row)]) : given;

  const network = await fromNetworkFiles((await opened(graph)).files);
  const answers = await answer(network, values, 2);
  network.dispose();
  expect(answers).toHaveLength(6);
  expected.forEach((p, i) => {
    expect(Math.abs(answers[i]! - p)).toBeLessThan(1e-5);
  });
});
