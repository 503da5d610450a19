import { serialization, type Tensor, zeros } from "@tensorflow/tfjs-core";
import { Initializer } from "@tensorflow/tfjs-layers/dist/initializers";
import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";

let left = 0;

/** An initializer of zeros that stops a network from allocating more weights than its file contains. */
export class WithinBudget extends Initializer {
  static readonly className = "WithinBudget";

  /** Runs `work`, which may initialise at most `values` weights. @throws HangerError `import-refused` if it needs more */
  static build<T>(values: number, work: () => T): T {
    left = values;
    return work();
  }

  apply(shape: number[]): Tensor {
    if (shape.some((side) => side < 1)) throw refusal(networkWords.nothingLeft);
    left -= shape.reduce((product, side) => product * side, 1);
    if (left >= 0) return zeros(shape);
    throw refusal(networkWords.fewWeights);
  }

  /** The name of the stock initializer, so that any other program can read the network. */
  override getClassName(): string {
    return "Zeros";
  }
}

serialization.registerClass(WithinBudget);
