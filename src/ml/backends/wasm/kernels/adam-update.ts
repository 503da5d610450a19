import { util } from "@tensorflow/tfjs-core";
import { ADAM_UPDATE, type AdamUpdateAttrs } from "../../../ops/adam-update";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";

type Inputs = Tensors<"weights" | "gradient" | "first" | "second">;

/** One step of Adam in a single pass. Changes the moments in place and returns the new weights. */
export const adamUpdate = trainingKernel<Inputs, AdamUpdateAttrs>(
  ADAM_UPDATE,
  (engine, { weights, gradient, first, second }, { rate, beta1, beta2, epsilon }) => {
    const moved = engine.output(weights.shape);
    const length = util.sizeFromShape(weights.shape);
    engine.run(
      "adam",
      {
        weights: engine.address(weights),
        gradient: engine.address(gradient),
        first: engine.address(first),
        second: engine.address(second),
        moved: engine.address(moved),
        length,
        rate,
        beta1,
        beta2,
        epsilon,
      },
      { units: Math.ceil(length / 4), work: movesFloats(length) },
    );
    return moved;
  },
);
