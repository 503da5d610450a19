import { findArchitecture } from "../../../src/ml/architectures/registry";
import { activateBackend } from "../../../src/ml/backends/activate";
import { answer, inputShapeOf } from "../../../src/ml/networks/answer";
import { answerFeatures, headOf } from "../../../src/ml/networks/head";
import { fromNetworkFiles, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { withHead } from "../../../src/ml/networks/widen";
import { Random } from "../../../src/random/random";
import { wasmEnvironment } from "../backends/wasm/environment";

beforeAll(() => activateBackend("wasm-simd", wasmEnvironment));

const NETWORKS = [
  ["cnn", {}],
  ["cnn", { filters: 16, kernelSize: 5, convolutions: 1 }],
  ["cnn", { convolutions: 0 }],
  ["dense", {}],
  ["photo-cnn", {}],
] as const;

test.each(NETWORKS)(
  "%s with %j gets more classes, and answers for the old ones as before",
  async (name, options) => {
    const network = findArchitecture(name).build(options, 10, 3);
    const head = await headOf(network);
    const last = head.at(-1)!;
    // Two classes more, whose logits are far below all others.
    const units = last.units + 2;
    const kernel = new Float32Array(last.inputs * units);
    for (let row = 0; row < last.inputs; row++) {
      kernel.set(last.kernel.subarray(row * last.units, (row + 1) * last.units), row * units);
    }
    const bias = Float32Array.of(...last.bias, -1e4, -1e4);
    const widened = await withHead(network, [...head.slice(0, -1), { ...last, units, kernel, bias }]);

    const pixels = inputShapeOf(network).reduce((a, b) => a * b, 1);
    const random = new Random(1);
    const inputs = Float32Array.from({ length: 2 * pixels }, () => random.next());
    const [before, after] = [await answer(network, inputs, 2), await answer(widened, inputs, 2)];
    expect(after).toHaveLength(24);
    for (const row of [0, 1]) {
      before.subarray(row * 10, row * 10 + 10).forEach((p, i) => {
        expect(after[row * 12 + i]).toBeCloseTo(p, 5);
      });
      expect(after[row * 12 + 10]).toBe(0);
    }
    const kept = await fromNetworkFiles(await toNetworkFiles(widened));
    const again = await answer(kept, inputs, 2);
    again.forEach((p, i) => {
      expect(p).toBeCloseTo(after[i]!, 2);
    });
    for (const each of [network, widened, kept]) each.dispose();
  },
);

test("a head answers features as the network that it was taken from answers pictures", async () => {
  const network = findArchitecture("cnn").build({ convolutions: 0 }, 4, 3);
  const random = new Random(2);
  const inputs = Float32Array.from({ length: 3 * 784 }, () => random.next());
  const [direct, byHead] = [
    await answer(network, inputs, 3),
    await answerFeatures(await headOf(network), inputs),
  ];
  byHead.forEach((p, i) => {
    expect(p).toBeCloseTo(direct[i]!, 5);
  });
});
