import { serialization, type Tensor, zeros } from "@tensorflow/tfjs-core";
import { Initializer } from "@tensorflow/tfjs-layers/dist/initializers";
import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";

let left = 0;

/** An initializer of zeros that lets a network have no more weights than came with it. */
export class WithinBudget extends Initializer {
  static readonly className = "WithinBudget";

  /** Builds something with at most `values` weights. @throws HangerError `import-refused` where it takes more */
  static build<T>(values: number, work: () => T): T {
    left = values;
    return work();
  }

  apply(shape: number[]): Tensor {
    left -= shape.reduce((product, side) => product * side, 1);
    if (left >= 0) return zeros(shape);
    throw refusal(networkWords.fewWeights);
  }

  /** As any other program knows it. */
  override getClassName(): string {
    return "Zeros";
  }
}

serialization.registerClass(WithinBudget);
