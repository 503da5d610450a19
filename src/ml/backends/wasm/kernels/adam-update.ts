import type { KernelConfig } from "@tensorflow/tfjs-core";
import { util } from "@tensorflow/tfjs-core";
import { ADAM_UPDATE, type AdamUpdateAttrs } from "../../../ops/adam-update";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";

/** One step of Adam in a single pass; changes the moments in place and returns the moved weights. */
export function adamUpdate(engine: KernelEngine): KernelConfig {
  return {
    kernelName: ADAM_UPDATE,
    backendName: "wasm",
    kernelFunc({ inputs, attrs }) {
      const { weights, gradient, first, second } = tensorsOf<"weights" | "gradient" | "first" | "second">(
        inputs,
      );
      const { rate, beta1, beta2, epsilon } = attrs as unknown as AdamUpdateAttrs;
      const moved = engine.output(weights.shape);
      const addresses = [weights, gradient, first, second, moved].map((tensor) => engine.address(tensor));
      const length = util.sizeFromShape(weights.shape);
      engine.run(
        "adam",
        [...addresses, length, rate, beta1, beta2, epsilon],
        Math.ceil(length / 4),
        movesFloats(length),
      );
      return moved;
    },
  };
}
