import {
  add,
  dispose,
  keep,
  mul,
  ones,
  rsqrt,
  sub,
  type Tensor,
  type Tensor1D,
  tidy,
  type Variable,
  variable,
  zeros,
} from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { ObserveMoments } from "../ops/norm-relu-pool";
import { NORM_EPSILON } from "../ops/norm-relu-pool-kernel";

/** The share of the running mean and variance that each step keeps; less during the first steps. */
const DECAY = 0.98;

/** Batch normalisation behind one convolution; its beta is the convolution's own bias. */
interface Normalised {
  readonly filter: Variable;
  readonly beta: Variable;
  readonly gamma: Variable;
  readonly mean: Variable;
  readonly variance: Variable;
}

/**
 * Batch normalisation (Ioffe and Szegedy, 2015) that exists only during training. `fold` then works it into the
 * convolutions' filters and biases, so that the finished network is as fast as one without.
 */
export class Normalisation {
  private readonly parts: ReadonlyMap<Layer, Normalised>;
  private observed: { readonly part: Normalised; readonly mean: Tensor; readonly variance: Tensor }[] = [];

  /** `convolutions`: layers with a filter and a bias. */
  constructor(convolutions: readonly Layer[]) {
    this.parts = new Map(convolutions.map((layer) => [layer, normalisedOf(layer)]));
  }

  /** The variables that gradients train, in addition to the network's own weights. */
  get gammas(): readonly Variable[] {
    return [...this.parts.values()].map(({ gamma }) => gamma);
  }

  /** All variables that training changes, in addition to the network's own weights. */
  get variables(): readonly Variable[] {
    return [...this.parts.values()].flatMap(({ gamma, mean, variance }) => [gamma, mean, variance]);
  }

  /** The normalisation behind a layer, if any. `observe` collects the batch's moments until `settle` uses them. */
  behind(
    layer: Layer,
  ): { readonly gamma: Tensor1D; readonly beta: Tensor1D; readonly observe: ObserveMoments } | undefined {
    const part = this.parts.get(layer);
    return (
      part && {
        gamma: part.gamma as unknown as Tensor1D,
        beta: part.beta as unknown as Tensor1D,
        observe: (mean, variance) => {
          this.observed.push({ part, mean: keep(mean.clone()), variance: keep(variance.clone()) });
        },
      }
    );
  }

  /** Moves the running moments towards those observed in step number `steps`, from 1. */
  settle(steps: number): void {
    const decay = Math.min(DECAY, steps / (steps + 9));
    for (const { part, mean, variance } of this.observed) {
      tidy(() => {
        part.mean.assign(add(mul(part.mean, decay), mul(mean, 1 - decay)));
        part.variance.assign(add(mul(part.variance, decay), mul(variance, 1 - decay)));
      });
      dispose([mean, variance]);
    }
    this.observed = [];
  }

  /** Changes filters and biases so that the convolutions alone compute what they did with normalisation. */
  fold(): void {
    for (const { filter, beta, gamma, mean, variance } of this.parts.values()) {
      tidy(() => {
        const scale = mul(gamma, rsqrt(add(variance, NORM_EPSILON)));
        filter.assign(mul(filter, scale));
        beta.assign(sub(beta, mul(mean, scale)));
      });
    }
  }

  dispose(): void {
    for (const { mean, variance } of this.observed) dispose([mean, variance]);
    for (const each of this.variables) each.dispose();
  }
}

function normalisedOf(layer: Layer): Normalised {
  const [filter, bias] = layer.weights.map((weight) => weight.read() as Variable);
  const { shape } = bias!;
  return {
    filter: filter!,
    beta: bias!,
    gamma: tidy(() => variable(ones(shape))),
    mean: tidy(() => variable(zeros(shape), false)),
    variance: tidy(() => variable(ones(shape), false)),
  };
}
