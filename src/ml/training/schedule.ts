import type { TrainSettings } from "../../contract";

/** Steps over which a falling rate first rises from near zero; fewer where the training is short. */
const WARM_UP_STEPS = 200;

/**
 * Learning rate of a step: constant, or, after a linear warm-up, falling to zero along half a cosine
 * (Loshchilov and Hutter, 2017).
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
