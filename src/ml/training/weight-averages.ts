import { add, mul, type Tensor, tensor, tidy, type Variable, variable } from "@tensorflow/tfjs-core";

/** The share of the mean so far that each step keeps; less during the first steps, when weights still move fast. */
const DECAY = 0.998;

/** Exponential running means of weights (Polyak and Juditsky, 1992), which are steadier than the last step's weights. */
export class WeightAverages {
  private readonly means: readonly Variable[];

  constructor(private readonly weights: readonly Variable[]) {
    this.means = weights.map((weight) => tidy(() => variable(weight.clone(), false)));
  }

  /** Takes in the weights after step number `steps`, from 1. */
  update(steps: number): void {
    const decay = Math.min(DECAY, (1 + steps) / (10 + steps));
    this.means.forEach((mean, i) => {
      tidy(() => mean.assign(add(mul(mean, decay), mul(this.weights[i] as Tensor, 1 - decay))));
    });
  }

  /** Replaces the weights by their means. */
  adopt(): void {
    this.weights.forEach((weight, i) => {
      tidy(() => weight.assign(this.means[i]!.clone()));
    });
  }

  async state(): Promise<readonly Float32Array[]> {
    return Promise.all(this.means.map(async (mean) => (await mean.data<"float32">()).slice()));
  }

  restore(saved: readonly Float32Array[]): void {
    this.means.forEach((mean, i) => {
      tidy(() => mean.assign(tensor(saved[i]!, mean.shape)));
    });
  }

  dispose(): void {
    for (const mean of this.means) mean.dispose();
  }
}
