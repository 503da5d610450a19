import type { LayerSummary } from "../../../src/contract";
import { findArchitecture, listArchitectures } from "../../../src/ml/architectures/registry";
import { summariseNetwork } from "../../../src/ml/architectures/summary";
import { patchOf } from "../../../src/ml/explore/receptive-field";
import { explainLayers } from "../../../src/ml/explore/shape-arithmetic";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

function explained(name: string, options = {}) {
  const network = findArchitecture(name).build(options, 10, 1);
  const layers = explainLayers(summariseNetwork(network));
  network.dispose();
  return layers;
}

const sentencesOf = (name: string, options = {}) =>
  explained(name, options).map(({ arithmetic }) => arithmetic);

test("a 3×3 filter cannot be centred on the outermost pixel: 28×28 becomes 26×26×64", () => {
  const [conv1] = explained("cnn");
  expect(conv1?.outputShape).toEqual([26, 26, 64]);
  expect(conv1?.arithmetic).toEqual([
    "A 3×3 filter cannot be centred on the outermost pixel: 28 − 3 + 1 = 26, 2 less.",
    "64 filters give 64 pictures: 26×26×64 = 43,264 values.",
    "Each filter has 3×3×1 = 9 weights and a bias: 64 × (9 + 1) = 640 parameters.",
  ]);
});

test("a 5×5 filter takes 4 pixels", () => {
  const [conv1] = explained("cnn", { kernelSize: 5 });
  expect(conv1?.outputShape).toEqual([24, 24, 64]);
  expect(conv1?.arithmetic[0]).toBe(
    "A 5×5 filter cannot be centred on the two outermost pixels: 28 − 5 + 1 = 24, 4 less.",
  );
});

test("pooling halves and rounds down: 11×11×64 becomes 5×5×64", () => {
  const [, pool1, , pool2] = explained("cnn");
  expect(pool1?.arithmetic[0]).toBe("Each 2×2 square keeps only its largest value: 26 / 2 = 13.");
  expect(pool2?.inputShape).toEqual([11, 11, 64]);
  expect(pool2?.outputShape).toEqual([5, 5, 64]);
  expect(pool2?.arithmetic).toEqual([
    "Each 2×2 square keeps only its largest value: 11 / 2 = 5.5, rounded down to 5.",
    "The 64 pictures stay 64: 5×5×64.",
    "Nothing to learn: 0 parameters.",
  ]);
});

test("5×5×64 = 1,600 inputs go to the dense layer instead of 784", () => {
  const [flatten, dense] = sentencesOf("cnn").slice(4);
  expect(flatten?.[0]).toBe("All values in one row: 5×5×64 = 1,600.");
  expect(dense).toEqual([
    "1,600 inputs, connected to each of 128 units.",
    "Directly from the picture there would be 28×28×1 = 784 inputs instead of 1,600.",
    "Each unit has 1,600 weights and a bias: 128 × (1,600 + 1) = 204,928 parameters.",
  ]);
});

test("without a convolution nothing is said to be instead of it", () => {
  expect(sentencesOf("dense")[1]).toEqual([
    "784 inputs, connected to each of 128 units.",
    "Each unit has 784 weights and a bias: 128 × (784 + 1) = 100,480 parameters.",
  ]);
});

test("padded convolutions and the mean of a whole picture are told too", () => {
  const sentences = sentencesOf("photo-cnn");
  expect(sentences[0]?.[0]).toBe(
    "The edge is padded with zeros, so that a 3×3 filter fits on every pixel: 64 stays 64.",
  );
  expect(sentences[12]?.[0]).toBe("Each of the 240 pictures becomes its mean: 2×2×240 becomes 240.");
});

test("softsign is told as a formula, other activations as what goes in and comes out", () => {
  const common = { name: "a", kind: "Activation", parameters: 0, outputShape: [240] };
  const layers = ["softsign", "tanh"].map((activation) => ({ ...common, activation }));
  const [softsign, tanh] = explainLayers({ inputShape: [240], layers, parameters: 0 });
  expect(softsign!.arithmetic[0]).toBe(
    "Each of the 240 values x becomes x / (1 + |x|): the larger a value is, the less of it is left.",
  );
  expect(tanh!.arithmetic[0]).toBe("240 becomes 240.");
});

test("windows that overlap, and filters that pass pixels over, as networks from elsewhere have them", () => {
  const common = { padding: "valid", parameters: 0 } as const;
  const [pooled, dilated] = explainLayers({
    inputShape: [28, 27, 1],
    layers: [
      {
        ...common,
        name: "pool",
        kind: "MaxPooling2D",
        kernelSize: [3, 3],
        strides: [2, 2],
        outputShape: [13, 13, 1],
      },
      {
        ...common,
        name: "conv",
        kind: "Conv2D",
        kernelSize: [3, 3],
        strides: [1, 1],
        dilation: [2, 2],
        outputShape: [9, 9, 4],
      },
    ],
    parameters: 0,
  });
  expect(pooled!.arithmetic[0]).toContain("(28 − 3) / 2 + 1 = 13.5, rounded down to 13");
  expect(pooled!.arithmetic[0]).toContain("(27 − 3) / 2 + 1 = 13");
  expect(dilated!.arithmetic[0]).toContain("13 − 5 + 1 = 9, 4 less");
});

test("every sum in every network is right, and its last sentence ends at the layer's parameters", () => {
  const networks = listArchitectures().map(({ name }) => explained(name));
  for (const { arithmetic, parameters } of networks.flat()) {
    expect(arithmetic.at(-1)).toContain(`${parameters.toLocaleString("en")} parameters`);
    for (const [, sum, result] of arithmetic.join(" ").matchAll(/([\d(][\d x×,()+−/]*?) = ([\d,.]*\d)/g)) {
      const value = Number(
        Function(`return ${sum!.replaceAll(/[x×]/g, "*").replaceAll("−", "-").replaceAll(",", "")}`)(),
      );
      expect([sum, value]).toEqual([sum, Number(result!.replaceAll(",", ""))]);
    }
  }
});

test("three 5×5 convolutions with pooling do not fit, which the shape rule explains", () => {
  const { conflict } = findArchitecture("cnn");
  expect(conflict?.({ convolutions: 3, kernelSize: 5 })).toBe(
    "28 − 5 + 1 = 24, pooled to 12; 12 − 5 + 1 = 8, pooled to 4; 4 − 5 + 1 = 0: the picture is too small for 3 convolutions of 5×5. Use fewer, or smaller filters.",
  );
  expect(conflict?.({ convolutions: 3, kernelSize: 3 })).toBeUndefined();
  expect(conflict?.({ convolutions: 2, kernelSize: 5 })).toBeUndefined();
});

describe("networks from elsewhere", () => {
  const sumsOf = (layers: readonly LayerSummary[], inputShape = [28, 28, 1]) =>
    explainLayers({ inputShape, layers, parameters: 0 }).map(({ arithmetic }) => arithmetic.join(" "));

  test("a dense layer on a picture has a weight for each channel, not for each pixel", () => {
    const dense = { name: "d", kind: "Dense", outputShape: [52, 78, 4], parameters: 8 };
    const [sums] = sumsOf([dense], [52, 78, 1]);
    expect(sums).toContain("4 × (1 + 1) = 8 parameters");
    expect(sums).not.toMatch(/4,056|2,704/);
  });

  test("a dilated filter leaves out as many outermost pixels as it reaches", () => {
    const shape = { kernelSize: [3, 3], strides: [1, 1], padding: "valid", dilation: [3, 3] };
    const [sums] = sumsOf([
      { name: "c", kind: "Conv2D", outputShape: [22, 22, 2], parameters: 20, ...shape },
    ]);
    expect(sums).toContain("the 3 outermost pixels: 28 − 7 + 1 = 22, 6 less");
  });

  test("a filter that is dilated across only reaches further across only", () => {
    const shape = { kernelSize: [3, 3], strides: [1, 1], padding: "valid", dilation: [1, 2] };
    const layer = { name: "c", kind: "Conv2D", outputShape: [26, 24, 2], parameters: 20, ...shape };
    const [sums] = sumsOf([layer]);
    expect(sums).toContain("28 − 3 + 1 = 26, 2 less");
    expect(sums).toContain("28 − 5 + 1 = 24, 4 less");
    expect(patchOf(layer, [28, 28, 1], 0, 0)).toMatchObject({ height: 3, width: 5 });
  });

  test("a 1×1 filter with strides skips pixels", () => {
    const shape = { kernelSize: [1, 1], strides: [2, 2], padding: "valid" };
    const [sums] = sumsOf([{ name: "c", kind: "Conv2D", outputShape: [14, 14, 2], parameters: 4, ...shape }]);
    expect(sums).toContain("14");
    expect(sums).toContain("28 − 1 + 1 = 28");
  });

  test("a branch is explained from its own input", () => {
    const shape = { kernelSize: [1, 1], strides: [1, 1], padding: "valid" };
    const layers = [
      { name: "a", kind: "Conv2D", outputShape: [28, 28, 8], parameters: 16, ...shape },
      {
        name: "b",
        kind: "Conv2D",
        outputShape: [28, 28, 2],
        inputShape: [28, 28, 1],
        parameters: 4,
        ...shape,
      },
    ];
    expect(sumsOf(layers)[1]).toContain("1×1×1 = 1 weights and a bias: 2 × (1 + 1) = 4 parameters");
  });
});
