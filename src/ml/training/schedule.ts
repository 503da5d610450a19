import type { TrainSettings } from "../../contract";

/** Length of the warm-up in steps; a twentieth of the training where that is shorter. */
const WARM_UP_STEPS = 200;

/**
 * The learning rate of each step: constant by default; otherwise it rises linearly during the warm-up, then falls to zero
 * along half a cosine (Loshchilov and Hutter, SGDR, 2017). Epochs and steps count from 0.
 */
export function learningRateOf(
  {
    learningRate,
    schedule = "constant",
    epochs,
  }: Pick<TrainSettings, "learningRate" | "schedule" | "epochs">,
  stepsPerEpoch: number,
): (epoch: number, step: number) => number {
  if (schedule === "constant") return () => learningRate;
  const steps = epochs * stepsPerEpoch;
  const warmUp = Math.min(WARM_UP_STEPS, steps / 20);
  return (epoch, step) => {
    const done = epoch * stepsPerEpoch + step;
    const rising = Math.min(1, (done + 1) / warmUp);
    return (learningRate * rising * (1 + Math.cos((Math.PI * done) / steps))) / 2;
  };
}
