import type { KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";
import { NORM_EPSILON, NORM_RELU_POOL, NORM_RELU_POOL_GRAD } from "../../../ops/norm-relu-pool-kernel";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";

/** What the values of each channel are multiplied with, and what is added: scale [c], then shift [c]. */
interface Affine {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

/** Batch normalisation (Ioffe and Szegedy, 2015, algorithm 1), relu and 2 x 2 max pooling in two passes. */
export function normReluPoolConfig(engine: KernelEngine): KernelConfig {
  return {
    kernelName: NORM_RELU_POOL,
    backendName: "wasm",
    kernelFunc({ inputs }) {
      const { z, gamma, beta } = tensorsOf<"z" | "gamma" | "beta">(inputs);
      const [n, h, w, c] = z.shape as [number, number, number, number];
      const at = engine.scratch(2 * n * c + 2 * c);
      engine.run("channelSums", [engine.address(z), at, h * w, c], n, movesFloats(n * h * w * c));
      const [sums, squares] = addedUp(engine, at, n, c);
      const count = n * h * w;
      const mean = sums.map((sum) => sum / count);
      const variance = squares.map((square, i) => Math.max(0, square / count - mean[i]! ** 2));
      const y = engine.output([n, Math.floor(h / 2), Math.floor(w / 2), c]);
      const affine = affineOf(valuesOf(engine, gamma), valuesOf(engine, beta), mean, variance);
      const [scale, shift] = placed(engine, at, [affine.scale, affine.shift]);
      engine.run(
        "normReluPool",
        [engine.address(z), scale!, shift!, engine.address(y), h, w, c],
        n,
        movesFloats(n * h * w * c),
      );
      return [y, made(engine, mean), made(engine, variance)];
    },
  };
}

/** The gradients by input, gamma and beta (Ioffe and Szegedy, 2015, section 3), through relu and pooling. */
export function normReluPoolGrad(engine: KernelEngine): KernelConfig {
  return {
    kernelName: NORM_RELU_POOL_GRAD,
    backendName: "wasm",
    kernelFunc({ inputs }) {
      const { dy, z, ...rest } = tensorsOf<"dy" | "z" | "gamma" | "beta" | "mean" | "variance">(inputs);
      const [n, h, w, c] = z.shape as [number, number, number, number];
      const [gamma, beta, mean, variance] = [rest.gamma, rest.beta, rest.mean, rest.variance].map((tensor) =>
        valuesOf(engine, tensor),
      ) as [Float32Array, Float32Array, Float32Array, Float32Array];
      const dz = engine.output(z.shape);
      const at = engine.scratch(2 * n * c + 4 * c);
      const partial = at + 16 * c;
      const { scale, shift } = affineOf(gamma, beta, mean, variance);
      const [scaleAt, shiftAt] = placed(engine, at, [scale, shift]) as [number, number];
      const [zAt, dyAt] = [engine.address(z), engine.address(dy)];
      engine.run(
        "normGradientSums",
        [zAt, scaleAt, shiftAt, dyAt, partial, h, w, c],
        n,
        movesFloats(n * h * w * c),
      );

      const [dBeta, products] = addedUp(engine, partial, n, c);
      const deviation = variance.map((value) => Math.sqrt(value + NORM_EPSILON));
      const dGamma = products.map((product, i) => (product - mean[i]! * dBeta[i]!) / deviation[i]!);
      const count = n * h * w;
      const slope = dGamma.map((sum, i) => (scale[i]! * sum) / (count * deviation[i]!));
      const constant = dBeta.map((sum, i) => (scale[i]! * sum) / count - slope[i]! * mean[i]!);
      const [constantAt, slopeAt] = placed(engine, at + 8 * c, [constant, slope]) as [number, number];
      const args = [zAt, scaleAt, shiftAt, constantAt, slopeAt, dyAt, engine.address(dz), h, w, c];
      engine.run("normGradient", args, n, movesFloats(n * h * w * c));
      return [dz, made(engine, dGamma), made(engine, dBeta)];
    },
  };
}

function affineOf(
  gamma: Float32Array,
  beta: Float32Array,
  mean: ArrayLike<number>,
  variance: ArrayLike<number>,
): Affine {
  const scale = gamma.map((factor, i) => factor / Math.sqrt(variance[i]! + NORM_EPSILON));
  return { scale, shift: beta.map((term, i) => term - mean[i]! * scale[i]!) };
}

/** The two rows of sums [n, 2, c], each added up over the pictures in double precision. */
function addedUp(engine: KernelEngine, at: number, n: number, c: number): [Float64Array, Float64Array] {
  const values = engine.floats(at, 2 * n * c);
  const totals: [Float64Array, Float64Array] = [new Float64Array(c), new Float64Array(c)];
  for (let row = 0; row < 2 * n; row++) {
    const total = totals[row % 2]!;
    for (let i = 0; i < c; i++) total[i] = total[i]! + values[row * c + i]!;
  }
  return totals;
}

const valuesOf = (engine: KernelEngine, tensor: TensorInfo) =>
  engine.floats(engine.address(tensor), tensor.shape[0]!).slice();

/** Writes rows one after the other, and tells where each begins. */
function placed(engine: KernelEngine, at: number, rows: readonly ArrayLike<number>[]): number[] {
  return rows.map((row, i) => {
    const address = at + 4 * i * row.length;
    engine.floats(address, row.length).set(row);
    return address;
  });
}

function made(engine: KernelEngine, values: Float64Array): TensorInfo {
  const tensor = engine.output([values.length]);
  engine.floats(engine.address(tensor), values.length).set(values);
  return tensor;
}
