import type { TrainSettings } from "../../contract";

/** Learning rate of a step: constant, or falling to zero along half a cosine (Loshchilov and Hutter, 2017). */
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
  return (epoch, step) =>
    (learningRate * (1 + Math.cos((Math.PI * (epoch * stepsPerEpoch + step)) / steps))) / 2;
}
