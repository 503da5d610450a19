import { readGraphModel } from "../../../src/formats/graph-model";
import { isGraphModel } from "../../../src/formats/layers-model/describe";
import { readManifest } from "../../../src/formats/layers-model/weights";
import { constant, FLOAT, type GraphFiles, graphOf, list, type Node, placeholder, text } from "./graphs";

const read = ({ json, weights }: GraphFiles) =>
  readGraphModel(json, readManifest(json.weightsManifest), weights.buffer);

const filter = constant("filter", "float32", [1, 1, 3, 2], [1, 2, 3, 4, 5, 6]);
const WINDOW = { padding: text("SAME"), strides: list(1, 1, 1, 1), data_format: text("NHWC") };
const convolution = (attr: Node["attr"]): Node => ({
  name: "conv",
  op: "Conv2D",
  input: ["images", "filter"],
  attr: { ...WINDOW, ...attr },
});
const images = placeholder("images", FLOAT, -1, -1, -1, 3);

test("a graph's inputs are told, sizes that may be any among them, by name, type and shape", () => {
  const nodes = [
    images,
    placeholder("ids", { type: "DT_INT64" }, 1, 8),
    { name: "both", op: "AddV2", input: ["conv:0", "ids"] },
    convolution({}),
  ];
  const { inputs, modelJson } = read(graphOf(nodes, [filter]));
  expect(inputs).toEqual([
    { name: "images", type: "float32", shape: [null, null, null, 3] },
    { name: "ids", type: "int32", shape: [1, 8] },
  ]);
  expect(isGraphModel(JSON.parse(modelJson))).toBe(true);
});

test("where a placeholder leaves sizes open that the signature tells, these count", () => {
  const dim = [-1, 224, 224, 3].map((size) => ({ size: `${size}` }));
  const signature = {
    inputs: { x: { name: "images:0", dtype: "DT_FLOAT", tensorShape: { dim } } },
    outputs: { y: { name: "conv:0" } },
  };
  const { inputs } = read(graphOf([images, convolution({})], [filter], { signature }));
  expect(inputs).toEqual([{ name: "images", type: "float32", shape: [null, 224, 224, 3] }]);
});

test("what Hanger does not know of a graph is not kept", () => {
  const stray = { ...convolution({ T: { ...FLOAT, tensor: { floatVal: [1] } } }), device: "stray" };
  const { modelJson } = read(
    graphOf([images, stray as Node], [filter], { userDefinedMetadata: { stray: 1 } }),
  );
  expect(modelJson).not.toMatch(/stray|floatVal/);
});

test("an operation that no output needs may be unknown", () => {
  const nodes = [images, convolution({}), { name: "lost", op: "ReadFile", input: ["images"] }];
  const signature = { outputs: { y: { name: "conv:0" } } };
  expect(read(graphOf(nodes, [filter], { signature })).inputs).toHaveLength(1);
});

const sizes = (...values: readonly number[]) => constant("sizes", "int32", [values.length], values);
const sized = (op: string, ...values: readonly number[]) =>
  graphOf([images, { name: "grown", op, input: ["images", "sizes"] }], [sizes(...values)]);

const loop: readonly Node[] = [
  { name: "a", op: "AddV2", input: ["images", "b"] },
  { name: "b", op: "Relu", input: ["a"] },
];

test.each<[string, GraphFiles, RegExp]>([
  [
    "unknown operations, by name",
    graphOf(
      [images, { name: "x", op: "ReadFile", input: ["images"] }, { name: "y", op: "Nonsense", input: ["x"] }],
      [],
    ),
    /does not know: Nonsense, ReadFile\./,
  ],
  [
    "tables, which a second graph would fill",
    graphOf([images, { name: "x", op: "HashTableV2", input: ["images"] }], []),
    /does not know: HashTableV2/,
  ],
  [
    "unknown operations in a function",
    {
      ...graphOf([images], []),
      json: {
        ...graphOf([images], []).json,
        modelTopology: {
          node: [images],
          library: {
            function: [{ signature: { name: "f" }, nodeDef: [{ name: "x", op: "Nonsense" }] }],
          },
        },
      },
    },
    /Nonsense/,
  ],
  [
    "a padding that is none",
    graphOf([images, convolution({ padding: text("HUGE") })], [filter]),
    /"padding" of the operation "conv"/,
  ],
  ["a padding in no base64", graphOf([images, convolution({ padding: { s: "ä" } })], [filter]), /"padding"/],
  [
    "strides of nothing",
    graphOf([images, convolution({ strides: list(1, 0, 0, 1) })], [filter]),
    /"strides"/,
  ],
  [
    "dilations of millions",
    graphOf([images, convolution({ dilations: list(1, 9e6, 9e6, 1) })], [filter]),
    /"dilations"/,
  ],
  [
    "negative paddings",
    graphOf(
      [images, convolution({ padding: text("EXPLICIT"), explicit_paddings: list(0, 0, -9, -9) })],
      [filter],
    ),
    /"explicit_paddings"/,
  ],
  ["tiles of terabytes", sized("Tile", 1, 9e5, 9e5, 1), /"grown" of this graph model makes more values/],
  ["pictures of terabytes", sized("ResizeBilinear", 9e5, 9e5), /"grown"/],
  ["two nodes of one name", graphOf([images, images], []), /graph of this model is invalid/],
  ["a node by the name of a prototype", graphOf([{ ...images, name: "__proto__" }], []), /invalid/],
  ["an input that is not there", graphOf([convolution({})], [filter]), /invalid/],
  ["a circle", graphOf([images, ...loop], []), /invalid/],
  [
    "a constant without values",
    graphOf([images, filter.node, convolution({})], []),
    /weights "filter" of this network are missing/,
  ],
  [
    "weights that are cut off",
    { ...graphOf([images, convolution({})], [filter]), weights: new Uint8Array(5) },
    /incomplete/,
  ],
  ["no input", graphOf([{ name: "x", op: "Relu", input: ["filter"] }], [filter]), /has to be given/],
  [
    "an input of text",
    graphOf([placeholder("words", { type: "DT_STRING" }, -1)], []),
    /"words" of this graph model takes no numbers/,
  ],
  [
    "an input of no shape",
    graphOf(
      [{ name: "x", op: "Placeholder", attr: { dtype: FLOAT, shape: { shape: { unknownRank: true } } } }],
      [],
    ),
    /how many dimensions its input "x" has/,
  ],
  ["an input of billions", graphOf([placeholder("x", FLOAT, 1, 4e9)], []), /invalid/],
  [
    "an output that is not there",
    graphOf([images], [], { signature: { outputs: { y: { name: "z:0" } } } }),
    /invalid/,
  ],
  ["no nodes", graphOf([], []), /invalid/],
  [
    "settings that are no settings",
    graphOf([{ ...images, attr: { shape: "huge" } } as never], []),
    /invalid/,
  ],
])("%s is refused before anything is built", (_, files, sentence) => {
  expect(() => read(files)).toThrow(sentence);
});
