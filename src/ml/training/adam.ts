import {
  add,
  dispose,
  div,
  engine,
  getBackend,
  getKernel,
  mul,
  type NamedTensorMap,
  sqrt,
  square,
  sub,
  type Tensor,
  tensor,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from "@tensorflow/tfjs-core";
import { ADAM_UPDATE, type AdamUpdateAttrs } from "../ops/adam-update";

/** Decay rates as in the paper; epsilon as in Keras (the paper has 1e-8). */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

interface Moments {
  readonly first: Variable;
  readonly second: Variable;
}

/** All of an optimiser's state, to resume exactly; `moments` in the order of the variables. */
export interface AdamState {
  readonly steps: number;
  readonly moments: readonly { readonly first: Float32Array; readonly second: Float32Array }[];
}

/**
 * Adam (Kingma and Ba, 2015, algorithm 1, with the bias corrections folded into the step size as in its
 * section 2). TensorFlow.js's own Adam keeps running products of the decay rates, which a resumed run cannot reproduce
 * bit for bit. Here the products are computed from the number of steps.
 */
export class Adam {
  private steps = 0;
  private readonly moments: readonly Moments[];

  constructor(private readonly variables: readonly Variable[]) {
    this.moments = variables.map((v) => ({
      first: tidy(() => variable(zerosLike(v), false)),
      second: tidy(() => variable(zerosLike(v), false)),
    }));
  }

  get stepsDone(): number {
    return this.steps;
  }

  /** One step: moves each variable that has a gradient, `gradients[variable.name]`. */
  update(gradients: NamedTensorMap, learningRate: number): void {
    this.steps++;
    const corrected = (learningRate * Math.sqrt(1 - BETA2 ** this.steps)) / (1 - BETA1 ** this.steps);
    this.variables.forEach((weights, i) => {
      const gradient = gradients[weights.name];
      if (gradient) this.updateOne(weights, gradient, this.moments[i]!, corrected);
    });
  }

  private updateOne(weights: Variable, gradient: Tensor, { first, second }: Moments, rate: number): void {
    tidy(() => {
      if (getKernel(ADAM_UPDATE, getBackend())) {
        const attrs: AdamUpdateAttrs = { rate, beta1: BETA1, beta2: BETA2, epsilon: EPSILON };
        const inputs = { weights, gradient, first, second } as unknown as NamedTensorMap;
        weights.assign(engine().runKernel<Tensor>(ADAM_UPDATE, inputs, { ...attrs }));
        return;
      }
      const newFirst = add(mul(first, BETA1), mul(gradient, 1 - BETA1));
      const newSecond = add(mul(second, BETA2), mul(square(gradient), 1 - BETA2));
      first.assign(newFirst);
      second.assign(newSecond);
      weights.assign(sub(weights, div(mul(newFirst, rate), add(sqrt(newSecond), EPSILON))));
    });
  }

  async state(): Promise<AdamState> {
    const moments = this.moments.map(async ({ first, second }) => ({
      first: (await first.data<"float32">()).slice(),
      second: (await second.data<"float32">()).slice(),
    }));
    return { steps: this.steps, moments: await Promise.all(moments) };
  }

  restore(state: AdamState): void {
    this.steps = state.steps;
    state.moments.forEach((saved, i) => {
      const { first, second } = this.moments[i]!;
      setValues(first, saved.first);
      setValues(second, saved.second);
    });
  }

  dispose(): void {
    for (const { first, second } of this.moments) dispose([first, second]);
  }
}

function setValues(target: Variable, values: Float32Array): void {
  tidy(() => target.assign(tensor(values, target.shape)));
}
