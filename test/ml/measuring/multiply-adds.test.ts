import { cnnArchitecture } from "../../../src/ml/architectures/cnn";
import { denseArchitecture } from "../../../src/ml/architectures/dense";
import { multiplyAddsOf } from "../../../src/ml/measuring/multiply-adds";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

test("a convolution's filters count once for each place of its output, a dense layer's once", () => {
  const first = 26 * 26 * (3 * 3 * 1 * 64);
  const second = 11 * 11 * (3 * 3 * 64 * 64);
  const dense = 5 * 5 * 64 * 128 + 128 * 10;
  expect(multiplyAddsOf(cnnArchitecture.build({}, 10, 1))).toBe(first + second + dense);
  expect(multiplyAddsOf(denseArchitecture.build({}, 10, 1))).toBe(784 * 128 + 128 * 10);
});
