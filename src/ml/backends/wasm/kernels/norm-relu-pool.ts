import type { TensorInfo } from "@tensorflow/tfjs-core";
import { NORM_EPSILON, NORM_RELU_POOL, NORM_RELU_POOL_GRAD } from "../../../ops/norm-relu-pool-kernel";
import { afterFloats, type Floats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";

/** A factor and a term for each channel, [c] both: y = scale * z + shift. */
interface Affine {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

type Inputs = Tensors<"z" | "gamma" | "beta">;

/** Batch normalisation (Ioffe and Szegedy, 2015, algorithm 1), relu and 2 x 2 max pooling in two passes. */
export const normReluPoolKernel = trainingKernel<Inputs>(NORM_RELU_POOL, (engine, { z, gamma, beta }) => {
  const [n, h, w, c] = z.shape as [number, number, number, number];
  const job = { units: n, work: movesFloats(n * h * w * c) };
  const scratch = engine.scratch(2 * n * c + 2 * c);
  engine.run("channelSums", { z: engine.address(z), sums: scratch, pixels: h * w, c }, job);
  const [sums, squares] = addedUp(engine, scratch, n, c);
  const count = n * h * w;
  const mean = sums.map((sum) => sum / count);
  const variance = squares.map((square, i) => Math.max(0, square / count - mean[i]! ** 2));
  const y = engine.output([n, Math.floor(h / 2), Math.floor(w / 2), c]);
  const affine = affineOf(valuesOf(engine, gamma), valuesOf(engine, beta), mean, variance);
  engine.run(
    "normReluPool",
    {
      z: engine.address(z),
      scale: placed(engine, scratch, affine.scale),
      shift: placed(engine, afterFloats(scratch, c), affine.shift),
      y: engine.address(y),
      h,
      w,
      c,
    },
    job,
  );
  return [y, made(engine, mean), made(engine, variance)];
});

type GradInputs = Inputs & Tensors<"dy" | "mean" | "variance">;

/** The gradients by input, gamma and beta (Ioffe and Szegedy, 2015, section 3), through relu and pooling. */
export const normReluPoolGrad = trainingKernel<GradInputs>(NORM_RELU_POOL_GRAD, (engine, inputs) => {
  const { dy, z } = inputs;
  const [n, h, w, c] = z.shape as [number, number, number, number];
  const job = { units: n, work: movesFloats(n * h * w * c) };
  const [mean, variance] = [valuesOf(engine, inputs.mean), valuesOf(engine, inputs.variance)];
  const { scale, shift } = affineOf(
    valuesOf(engine, inputs.gamma),
    valuesOf(engine, inputs.beta),
    mean,
    variance,
  );
  const dz = engine.output(z.shape);
  const scratch = engine.scratch(2 * n * c + 4 * c);
  const sums = afterFloats(scratch, 4 * c);
  const shared = {
    z: engine.address(z),
    scale: placed(engine, scratch, scale),
    shift: placed(engine, afterFloats(scratch, c), shift),
    dy: engine.address(dy),
    h,
    w,
    c,
  };
  engine.run("normGradientSums", { sums, ...shared }, job);

  const [dBeta, products] = addedUp(engine, sums, n, c);
  const deviation = variance.map((value) => Math.sqrt(value + NORM_EPSILON));
  const dGamma = products.map((product, i) => (product - mean[i]! * dBeta[i]!) / deviation[i]!);
  const count = n * h * w;
  const slope = dGamma.map((sum, i) => (scale[i]! * sum) / (count * deviation[i]!));
  const constant = dBeta.map((sum, i) => (scale[i]! * sum) / count - slope[i]! * mean[i]!);
  engine.run(
    "normGradient",
    {
      constant: placed(engine, afterFloats(scratch, 2 * c), constant),
      slope: placed(engine, afterFloats(scratch, 3 * c), slope),
      dz: engine.address(dz),
      ...shared,
    },
    job,
  );
  return [dz, made(engine, dGamma), made(engine, dBeta)];
});

function affineOf(
  gamma: Float32Array,
  beta: Float32Array,
  mean: ArrayLike<number>,
  variance: ArrayLike<number>,
): Affine {
  const scale = gamma.map((factor, i) => factor / Math.sqrt(variance[i]! + NORM_EPSILON));
  return { scale, shift: beta.map((term, i) => term - mean[i]! * scale[i]!) };
}

/** Adds up sums [n, 2, c] over the pictures, in double precision. Returns the two rows. */
function addedUp(engine: KernelEngine, at: Floats, n: number, c: number): [Float64Array, Float64Array] {
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

/** Writes values to memory and returns where they begin. */
function placed(engine: KernelEngine, at: Floats, values: ArrayLike<number>): Floats {
  engine.floats(at, values.length).set(values);
  return at;
}

function made(engine: KernelEngine, values: Float64Array): TensorInfo {
  const tensor = engine.output([values.length]);
  engine.floats(engine.address(tensor), values.length).set(values);
  return tensor;
}
