import { readNetwork } from "../../src/formats/layers-model";
import { listChosen } from "../../src/formats/layers-model/chosen-files";
import { findClassNames } from "../../src/formats/layers-model/class-names";
import { findModel, readWeights } from "../../src/formats/layers-model/find-files";
import { ONNX_INPUT, ONNX_OUTPUT, toOnnx } from "../../src/formats/onnx";
import { findArchitecture, listArchitectures } from "../../src/ml/architectures/registry";
import { answer, inputShapeOf } from "../../src/ml/networks/answer";
import { fromNetworkFiles } from "../../src/ml/networks/layers-model";
import { Random } from "../../src/random/random";
import { cpuReady } from "../ml/cpu-backend";
import { BRANCHING, scatter } from "./branching";
import { type Constant, type Node, type OnnxFile, onnxFile, whole } from "./onnx-file";
import { runOnnx } from "./onnxruntime";

beforeAll(cpuReady);

const random = new Random(5);

/** Values that differ from one another, and that half a precision holds exactly. */
const made = (shape: readonly number[], as: Constant["as"] = "raw"): Constant => ({
  shape,
  values: Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => (random.below(65) - 32) / 128),
  as,
});

/** Variances, which are not negative. */
const positive = (length: number): Constant => ({
  shape: [length],
  values: Array.from({ length }, () => 0.5 + random.next()),
});

async function opened(bytes: Uint8Array<ArrayBuffer>) {
  const chosen = await listChosen([new File([bytes], "network.onnx")]);
  const model = await findModel(chosen);
  const read = await readNetwork(model.text, await readWeights(model, chosen));
  return { ...read, names: await findClassNames(model, chosen, read.classes) };
}

async function answersOf(bytes: Uint8Array<ArrayBuffer>, inputs: Float32Array, count: number) {
  const { files } = await opened(bytes);
  const network = await fromNetworkFiles(files);
  const answers = await answer(network, inputs, count);
  network.dispose();
  return answers;
}

const X = ONNX_INPUT;
const Y = ONNX_OUTPUT;

const window = (size: number, strides: number, pad = 0) => ({
  kernel_shape: [size, size],
  strides: [strides, strides],
  pads: [pad, pad, pad, pad],
});

/** A head behind a picture of so many channels. */
const averaged = (from: string, channels: number): readonly Node[] => [
  ["GlobalAveragePool", [from], "mean"],
  ["Flatten", ["mean"], "row"],
  ["Gemm", ["row", `head${channels}`, "answers"], Y, { transB: 1 }],
];
const head = (channels: number) => ({ [`head${channels}`]: made([3, channels]), answers: made([3]) });

const conv = (to: number, from: number, size: number) => made([to, from, size, size]);

const FILES: Readonly<Record<string, OnnxFile>> = {
  "PyTorch's, with normalisation, pooling and two linear layers": {
    input: ["batch", 3, 12, 10],
    classes: 4,
    nodes: [
      ["Conv", [X, "w1", "b1"], "c1", { ...window(3, 1, 1), group: 1, dilations: [1, 1] }],
      [
        "BatchNormalization",
        ["c1", "g", "b", "m", "v"],
        "n1",
        { epsilon: { real: 1e-5 }, momentum: { real: 0.9 } },
      ],
      ["Relu", ["n1"], "r1"],
      ["MaxPool", ["r1"], "p1", window(2, 2)],
      ["Conv", ["p1", "w2", "b2"], "c2", window(3, 1)],
      ["Relu", ["c2"], "r2"],
      ["Flatten", ["r2"], "row", { axis: 1 }],
      ["Gemm", ["row", "w3", "b3"], "d1", { alpha: { real: 1 }, beta: { real: 1 }, transB: 1 }],
      ["Relu", ["d1"], "r3"],
      ["Dropout", ["r3"], "left"],
      ["Gemm", ["left", "w4", "b4"], Y, { transB: 1 }],
    ],
    constants: {
      ...{ w1: conv(4, 3, 3), b1: made([4]), g: made([4]), b: made([4]), m: made([4]), v: positive(4) },
      ...{
        w2: conv(5, 4, 3),
        b2: made([5]),
        w3: made([6, 60]),
        b3: made([6]),
        w4: made([4, 6]),
        b4: made([4]),
      },
    },
  },
  "the ONNX Model Zoo's of digits, whose weights are reshaped and whose biases are sums": {
    input: [1, 1, 28, 28],
    classes: 10,
    version: 8,
    listsConstants: true,
    nodes: [
      ["Div", [X, "most"], "scaled"],
      [
        "Conv",
        ["scaled", "w1"],
        "c1",
        { kernel_shape: [5, 5], strides: [1, 1], auto_pad: "SAME_UPPER", group: 1 },
      ],
      ["Add", ["c1", "b1"], "s1"],
      ["Relu", ["s1"], "r1"],
      ["MaxPool", ["r1"], "p1", window(2, 2)],
      ["Conv", ["p1", "w2"], "c2", { kernel_shape: [5, 5], strides: [1, 1], auto_pad: "SAME_UPPER" }],
      ["Add", ["c2", "b2"], "s2"],
      ["Relu", ["s2"], "r2"],
      ["MaxPool", ["r2"], "p2", window(3, 3)],
      ["Reshape", ["p2", "flat"], "row"],
      ["Reshape", ["w3", "square"], "w3flat"],
      ["MatMul", ["row", "w3flat"], "d"],
      ["Add", ["d", "b3"], Y],
    ],
    constants: {
      ...{ most: { shape: [1], values: [255] }, w1: conv(4, 1, 5), b1: made([4, 1, 1]), w2: conv(6, 4, 5) },
      ...{
        b2: made([6, 1, 1]),
        flat: whole(1, 96),
        w3: made([6, 4, 4, 10]),
        square: whole(96, 10),
        b3: made([1, 10]),
      },
    },
  },
  "tf2onnx's, of a network of Keras that has channels last": {
    input: ["unk__1", 10, 12, 3],
    classes: 3,
    nodes: [
      ["Transpose", [X], "first", { perm: [0, 3, 1, 2] }],
      ["Conv", ["first", "w1", "b1"], "c1", { ...window(3, 2), pads: [0, 0, 1, 1] }],
      ["Relu", ["c1"], "r1"],
      ["Transpose", ["r1"], "last", { perm: [0, 2, 3, 1] }],
      ["Reshape", ["last", "flat"], "row"],
      ["MatMul", ["row", "w2"], "d"],
      ["Add", ["d", "b2"], "s"],
      ["Softmax", ["s"], Y, { axis: -1 }],
    ],
    constants: {
      ...{ w1: conv(4, 3, 3), b1: made([4]), flat: whole(-1, 120), w2: made([120, 3]), b2: made([3]) },
    },
  },
  "a residual network's, with strides and padding as PyTorch has them": {
    input: ["n", 3, 16, 14],
    classes: 3,
    nodes: [
      ["Conv", [X, "w1"], "c1", window(7, 2, 3)],
      ["BatchNormalization", ["c1", "g", "b", "m", "v"], "n1"],
      ["Relu", ["n1"], "r1"],
      ["MaxPool", ["r1"], "p1", window(3, 2, 1)],
      ["Conv", ["p1", "w2", "b2"], "c2", window(3, 1, 1)],
      ["Relu", ["c2"], "r2"],
      ["Conv", ["r2", "w2", "b2"], "c3", window(3, 1, 1)],
      ["Add", ["c3", "p1"], "sum"],
      ["Relu", ["sum"], "r3"],
      ["Conv", ["r3", "w4"], "short", window(1, 2)],
      ["Conv", ["r3", "w3"], "long", window(3, 2, 1)],
      ["Add", ["short", "long"], "both"],
      ...averaged("both", 6),
    ],
    constants: {
      ...{
        w1: conv(4, 3, 7),
        g: made([4]),
        b: made([4]),
        m: made([4]),
        v: positive(4),
        w2: conv(4, 4, 3),
        b2: made([4]),
      },
      ...{ w3: conv(6, 4, 3), w4: conv(6, 4, 1), ...head(6) },
    },
  },
  "a MobileNet's, with depthwise convolutions, clipping, a gate and a mean": {
    input: ["n", 3, 12, 12],
    classes: 3,
    nodes: [
      ["Conv", [X, "w1"], "c1", window(3, 2, 1)],
      ["Clip", ["c1", "zero", "six"], "r1"],
      ["Conv", ["r1", "deep", "b2"], "c2", { ...window(3, 1, 1), group: 4 }],
      ["Clip", ["c2", "zero", "six"], "r2"],
      ["GlobalAveragePool", ["r2"], "mean"],
      ["Conv", ["mean", "w3", "b3"], "narrow", window(1, 1)],
      ["Relu", ["narrow"], "r3"],
      ["Conv", ["r3", "w4", "b4"], "wide", window(1, 1)],
      ["Sigmoid", ["wide"], "gate"],
      ["Mul", ["gate", "r2"], "gated"],
      ["ReduceMean", ["gated"], "row", { axes: [2, 3], keepdims: 0 }],
      ["Gemm", ["row", "w5", "b5"], Y, { transB: 1, alpha: { real: 0.5 }, beta: { real: 2 } }],
    ],
    constants: {
      ...{
        zero: { shape: [], values: [0] },
        six: { shape: [], values: [6] },
        w1: conv(4, 3, 3),
        deep: conv(4, 1, 3),
      },
      ...{
        b2: made([4]),
        w3: conv(2, 4, 1),
        b3: made([2]),
        w4: conv(4, 2, 1),
        b4: made([4]),
        w5: made([3, 4]),
        b5: made([3]),
      },
    },
  },
  "one whose row's shape is computed while it runs": {
    input: ["n", 1, 10, 9],
    classes: 3,
    version: 12,
    nodes: [
      ["Conv", [X, "w1", "b1"], "c1", window(3, 2)],
      ["Shape", ["c1"], "sides"],
      ["Constant", [], "at", { value: { shape: [], values: [0], as: "whole" } }],
      ["Gather", ["sides", "at"], "count", { axis: 0 }],
      ["Unsqueeze", ["count"], "listed", { axes: [0] }],
      ["Constant", [], "rest", { value: whole(-1) }],
      ["Concat", ["listed", "rest"], "wanted", { axis: 0 }],
      ["Reshape", ["c1", "wanted"], "row"],
      ["Tanh", ["row"], "bent"],
      ["Transpose", ["w2"], "w2turned", { perm: [1, 0] }],
      ["MatMul", ["bent", "w2turned"], "d"],
      ["Add", ["b2", "d"], "s"],
      ["Softmax", ["s"], Y, { axis: 1 }],
    ],
    constants: { w1: conv(3, 1, 3), b1: made([3]), w2: made([3, 48]), b2: made([3]) },
  },
  "one with two ways side by side, means that count their border, and windows that reach beyond the picture":
    {
      input: ["n", 3, 11, 10],
      classes: 3,
      nodes: [
        ["Conv", [X, "w1", "b1"], "left", window(1, 1)],
        ["AveragePool", [X], "mean", { ...window(3, 1, 1), count_include_pad: 1 }],
        ["Concat", ["left", "mean"], "both", { axis: 1 }],
        ["MaxPool", ["both"], "pooled", { ...window(2, 2), ceil_mode: 1 }],
        [
          "AveragePool",
          ["pooled"],
          "calm",
          { kernel_shape: [3, 3], strides: [2, 2], auto_pad: "SAME_UPPER" },
        ],
        ["Pad", ["calm", "pads"], "framed", { mode: "constant" }],
        ["Conv", ["framed", "w2", "b2"], "c2", { ...window(3, 1), dilations: [2, 1] }],
        ["Flatten", ["c2"], "row"],
        ["Gemm", ["row", "w3"], Y],
      ],
      constants: {
        ...{
          w1: conv(4, 3, 1),
          b1: made([4]),
          pads: whole(0, 0, 1, 2, 0, 0, 1, 0),
          w2: conv(5, 7, 3),
          b2: made([5]),
        },
        w3: made([15, 3]),
      },
    },
  "one with activations of many kinds": {
    input: ["n", 3, 9, 9],
    classes: 3,
    version: 14,
    nodes: [
      ["Conv", [X, "w1"], "c1", window(3, 1)],
      // What is used again keeps its values: the sum is no bias of the convolution.
      ["Identity", ["c1"], "same"],
      ["Add", ["same", "shift"], "shifted"],
      ["Add", ["c1", "shifted"], "twice"],
      ["LeakyRelu", ["twice"], "a1", { alpha: { real: 0.2 } }],
      ["PRelu", ["a1", "slopes"], "a2"],
      ["Elu", ["a2"], "a3"],
      ["HardSigmoid", ["a3"], "a4"],
      ["Sigmoid", ["a3"], "a5"],
      ["Mul", ["a3", "a5"], "silu"],
      ["Add", ["silu", "a4"], "a6"],
      ["Softplus", ["a6"], "a7"],
      ["Selu", ["a7"], "a8"],
      ["Identity", ["a8"], "a9"],
      ["Add", ["a9", "shift"], "moved"],
      ["Add", ["a8", "moved"], "a10"],
      ["Max", ["a10", "a8"], "a11"],
      ["HardSigmoid", ["a11"], "steep", { alpha: { real: 1 / 6 }, beta: { real: 0.5 } }],
      ["Sub", ["steep", "third"], "centred"],
      ["HardSwish", ["centred"], "swish"],
      ["Add", ["swish", "a11"], "again"],
      ["Softsign", ["again"], "a12"],
      ...averaged("a12", 4),
    ],
    constants: {
      ...{ w1: conv(4, 3, 3), slopes: made([4, 1, 1]), shift: made([4, 1, 1]) },
      ...{ third: { shape: [], values: [0.75] }, ...head(4) },
    },
  },
  "one that takes off the mean colour itself, and normalises a row": {
    input: ["n", 3, 9, 8],
    classes: 3,
    nodes: [
      ["Sub", [X, "colour"], "moved"],
      ["Div", ["moved", "spread"], "scaled"],
      [
        "Conv",
        ["scaled", "w1", "b1"],
        "c1",
        { kernel_shape: [3, 3], auto_pad: "SAME_LOWER", strides: [2, 2] },
      ],
      ["Flatten", ["c1"], "row"],
      ["BatchNormalization", ["row", "g", "b", "m", "v"], "calm"],
      ["Relu", ["calm"], "r"],
      ["Gemm", ["r", "w2", "b2"], "logits", { transB: 1 }],
      ["LogSoftmax", ["logits"], Y, { axis: 1 }],
    ],
    constants: {
      ...{
        colour: made([1, 3, 1, 1]),
        spread: { shape: [3, 1, 1], values: [0.5, 0.25, 2] },
        w1: conv(2, 3, 3),
        b1: made([2]),
      },
      ...{ g: made([40]), b: made([40]), m: made([40]), v: positive(40), w2: made([3, 40]), b2: made([3]) },
    },
  },
  "one of rows of values, which are bent into a picture": {
    input: ["n", 144],
    classes: 3,
    nodes: [
      ["Reshape", [X, "square"], "picture"],
      ["Conv", ["picture", "w1", "b1"], "c1", window(3, 1)],
      ["Relu", ["c1"], "r1"],
      ["GlobalMaxPool", ["r1"], "top"],
      ["Squeeze", ["top", "sides"], "row"],
      ["Gemm", ["row", "w2", "b2"], Y, { transB: 1 }],
    ],
    constants: {
      ...{
        square: whole(-1, 1, 12, 12),
        w1: conv(4, 1, 3),
        b1: made([4]),
        sides: whole(2, 3),
        w2: made([3, 4]),
        b2: made([3]),
      },
    },
  },
  "an older one, whose limits, axes and borders are attributes": {
    input: [1, 3, 9, 9],
    classes: 3,
    version: 9,
    nodes: [
      ["Pad", [X], "framed", { mode: "constant", pads: [0, 0, 1, 1, 0, 0, 1, 1], value: { real: 0 } }],
      ["Conv", ["framed", "w1", "b1"], "c1", window(3, 1)],
      ["Clip", ["c1"], "r1", { min: { real: 0 }, max: { real: 6 } }],
      ["GlobalAveragePool", ["r1"], "mean"],
      ["Squeeze", ["mean"], "row", { axes: [2, 3] }],
      ["Gemm", ["row", "w2", "b2"], "logits", { transB: 1 }],
      ["Softmax", ["logits"], Y],
    ],
    constants: { w1: conv(4, 3, 3), b1: made([4]), w2: made([3, 4]), b2: made([3]) },
  },
};

const softmax = (row: Float32Array) => {
  const powers = row.map((value) => Math.exp(value - Math.max(...row)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((value) => value / sum);
};

/** How a file's own values become probabilities, which it may leave to whoever runs it. */
const endOf = ({ nodes }: OnnxFile) =>
  nodes.at(-1)![0] === "Softmax" ? (row: Float32Array) => row : softmax;

/** A picture's sides in TensorFlow.js's order, from ONNX's where channels come first. */
function channelsFirst(inputs: Float32Array, [channels = 0, height = 0, width = 0]: readonly number[]) {
  const turned = new Float32Array(inputs.length);
  const size = channels * height * width;
  for (let i = 0; i < inputs.length; i++) {
    const [picture, place] = [Math.floor(i / size), i % size];
    const [pixel, channel] = [Math.floor(place / channels), place % channels];
    turned[picture * size + channel * height * width + pixel] = inputs[i]!;
  }
  return turned;
}

test.each(Object.keys(FILES))("%s: opens, and answers as in onnxruntime", async (name) => {
  const file = FILES[name]!;
  const [batch, ...sides] = file.input as [number | string, ...number[]];
  const count = typeof batch === "number" ? batch : 2;
  const inputs = Float32Array.from({ length: count * sides.reduce((a, b) => a * b) }, () => random.next());
  const isFirst = sides.length === 3 && name !== Object.keys(FILES)[2];
  const given = isFirst ? channelsFirst(inputs, sides) : inputs;
  const bytes = onnxFile(file);
  const { values, dims } = await runOnnx(bytes, given, [count, ...sides]);
  expect(dims).toEqual([count, file.classes]);

  const answers = await answersOf(bytes, inputs, count);
  expect(answers).toHaveLength(values.length);
  const end = endOf(file);
  for (let i = 0; i < count; i++) {
    const [from, to] = [i * file.classes, (i + 1) * file.classes];
    const expected = end(values.slice(from, to));
    // As different as answers have to be for this to tell anything.
    expect(Math.max(...expected) - Math.min(...expected)).toBeGreaterThan(1e-3);
    expected.forEach((p, at) => {
      expect(Math.abs(answers[from + at]! - p)).toBeLessThan(1e-5);
    });
  }
});

test.each(listArchitectures().map(({ name }) => name))("%s that Hanger wrote opens again", async (name) => {
  const network = findArchitecture(name).build({}, 10, 5);
  const inputs = Float32Array.from({ length: inputShapeOf(network).reduce((a, b) => a * b) }, () =>
    random.next(),
  );
  const expected = await answer(network, inputs, 1);
  const answers = await answersOf(await toOnnx(network), inputs, 1);
  expected.forEach((p, i) => {
    expect(Math.abs(answers[i]! - p)).toBeLessThan(1e-5);
  });
});

test.each(Object.keys(BRANCHING))("%s, as Hanger wrote it, opens again", async (name) => {
  const network = BRANCHING[name]!();
  scatter(network, random);
  const inputs = Float32Array.from({ length: 9 * 8 * 3 }, () => random.next());
  const expected = await answer(network, inputs, 1);
  const answers = await answersOf(await toOnnx(network), inputs, 1);
  expected.forEach((p, i) => {
    expect(Math.abs(answers[i]! - p)).toBeLessThan(1e-5);
  });
});

const LINEAR: OnnxFile = {
  input: ["n", 1, 8, 8],
  classes: 3,
  nodes: [
    ["Flatten", [X], "row"],
    ["Gemm", ["row", "w", "b"], Y],
  ],
  constants: { w: made([64, 3]), b: made([3]) },
};

test.each(["packed", "half", "double"] as const)("weights that are written as %s are read", async (as) => {
  const inputs = Float32Array.from({ length: 64 }, () => random.next());
  const expected = await answersOf(onnxFile(LINEAR), inputs, 1);
  const { w, b } = LINEAR.constants;
  const other = onnxFile({ ...LINEAR, constants: { w: { ...w!, as }, b: { ...b!, as } } });
  expect(await answersOf(other, inputs, 1)).toEqual(expected);
});

test.each([
  ["JSON", '{"0": "Öl", "1": "Hat", "2": "Bag"}'],
  ["a list", '["Öl", "Hat", "Bag"]'],
  ["Python's own form", "{0: 'Öl', 1: \"Hat\", 2: 'Bag'}"],
])("names of classes are read from %s", async (_, names) => {
  const { names: told } = await opened(onnxFile({ ...LINEAR, properties: { names } }));
  expect(told).toEqual({ names: ["Öl", "Hat", "Bag"] });
});

const linear = (...nodes: readonly Node[]): OnnxFile => ({ ...LINEAR, nodes });

test.each<[string, OnnxFile, RegExp]>([
  [
    "operations of other kinds",
    linear(
      ["Flatten", [X], "row"],
      ["LSTM", ["row"], "a"],
      ["com.x.Odd", ["a"], "b"],
      ["Gemm", ["b", "w", "b"], Y],
    ),
    /operations that are no layers in Hanger: LSTM, com\.x\.Odd\. Open/,
  ],
  [
    "a convolution in groups",
    {
      ...LINEAR,
      input: ["n", 4, 8, 8],
      nodes: [
        ["Conv", [X, "w"], "c", { ...window(3, 1), group: 2 }],
        ["Flatten", ["c"], "row"],
        ["Gemm", ["row", "v"], Y],
      ],
      constants: { w: conv(4, 2, 3), v: made([144, 3]) },
    },
    /operation "Conv" in a form/,
  ],
  ["a picture of any size", { ...LINEAR, input: ["n", 1, "h", "w"] }, /does not state the size of its input/],
  [
    "a product with another value",
    linear(["Flatten", [X], "row"], ["Gemm", ["row", "row"], Y]),
    /operation "Gemm" in a form/,
  ],
  ["weights that are not there", { ...LINEAR, constants: { b: made([3]) } }, /operation "Gemm" in a form/],
  [
    "weights that are fewer than they say",
    { ...LINEAR, constants: { w: { shape: [64, 3], values: [1] }, b: made([3]) } },
    /no ONNX file, or it is damaged/,
  ],
  [
    "weights that are made a thousand times",
    {
      ...LINEAR,
      nodes: [
        ...Array.from({ length: 1000 }, (_, i): Node => ["Transpose", ["big"], `t${i}`, { perm: [1, 0] }]),
        ["Max", [X, ...Array.from({ length: 1000 }, (_, i) => `t${i}`)], Y],
      ],
      constants: { big: { shape: [1000, 1000], values: new Array(1e6).fill(0) } },
    },
    /larger than 100 MB/,
  ],
])("%s are refused, with what to do", async (_, file, sentence) => {
  await expect(opened(onnxFile(file))).rejects.toThrow(sentence);
});
