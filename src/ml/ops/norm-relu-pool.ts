import {
  add,
  customGrad,
  engine,
  getBackend,
  getKernel,
  maxPool,
  moments,
  mul,
  type NamedTensorMap,
  relu,
  rsqrt,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { NORM_EPSILON, NORM_RELU_POOL, NORM_RELU_POOL_GRAD } from "./norm-relu-pool-kernel";

/** Receives a batch's mean and variance, both [c]. They are disposed of later, so the receiver copies what it keeps. */
export type ObserveMoments = (mean: Tensor1D, variance: Tensor1D) => void;

/**
 * Normalises z [n, h, w, c] by the mean and variance of this batch, multiplies by gamma [c] and adds beta [c] (batch
 * normalisation: Ioffe and Szegedy, 2015), then applies relu and 2 x 2 max pooling. Returns [n, h / 2, w / 2, c],
 * halves rounded down. Runs as one kernel where the backend has it.
 */
export function normReluPool(
  z: Tensor4D,
  gamma: Tensor1D,
  beta: Tensor1D,
  observe: ObserveMoments,
): Tensor4D {
  const fused = getKernel(NORM_RELU_POOL, getBackend()) && z.shape[3] % 4 === 0;
  return fused ? inOneKernel(z, gamma, beta, observe) : oneByOne(z, gamma, beta, observe);
}

function oneByOne(z: Tensor4D, gamma: Tensor1D, beta: Tensor1D, observe: ObserveMoments): Tensor4D {
  const { mean: centre, variance } = moments(z, [0, 1, 2]);
  observe(centre as Tensor1D, variance as Tensor1D);
  const normal = mul(sub(z, centre), rsqrt(add(variance, NORM_EPSILON)));
  return maxPool(relu(add(mul(normal, gamma), beta)) as Tensor4D, 2, 2, "valid");
}

function inOneKernel(z: Tensor4D, gamma: Tensor1D, beta: Tensor1D, observe: ObserveMoments): Tensor4D {
  const run = (name: string, inputs: Record<string, Tensor>) =>
    engine().runKernel<Tensor[]>(name, inputs as NamedTensorMap, {});
  const compute = customGrad((...args) => {
    const save = args.pop() as unknown as (tensors: Tensor[]) => void;
    const [input, factor, term] = args as unknown as [Tensor, Tensor, Tensor];
    const [value, centre, variance] = run(NORM_RELU_POOL, { z: input, gamma: factor, beta: term });
    observe(centre as Tensor1D, variance as Tensor1D);
    save([input, factor, term, centre!, variance!]);
    return {
      value: value!,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [savedZ, savedGamma, savedBeta, savedMean, savedVariance] = saved as [
          Tensor,
          Tensor,
          Tensor,
          Tensor,
          Tensor,
        ];
        const of = {
          z: savedZ,
          gamma: savedGamma,
          beta: savedBeta,
          mean: savedMean,
          variance: savedVariance,
        };
        return run(NORM_RELU_POOL_GRAD, { dy, ...of });
      },
    };
  });
  return compute(z, gamma, beta) as Tensor4D;
}
