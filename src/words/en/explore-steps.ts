import { formatNumber } from "../numbers";

/** Training steps on one picture, in Explore. */
export default {
  title: "One training step, slowly",
  about:
    "Say what the picture shows, and the network takes a step towards it: every weight moves against its gradient. Nothing is saved.",
  itIs: "The picture shows",
  learningRate: "Learning rate",
  takeStep: "Take a step",
  tenSteps: "Ten steps",
  reset: "Reset",

  loss: (name: string, probability: string, loss: string) =>
    `The network gives ${name} ${probability}. The loss is the negative logarithm of that: ${loss}.`,
  lossAfter: (steps: number, loss: string) =>
    `After ${steps} ${steps === 1 ? "step" : "steps"} it is ${loss}.`,
  others: (count: number, before: number, after: number) =>
    `Of ${count} other pictures it answered ${before} right before, and ${after} now.`,
  tooFar:
    "The steps went too far: the network answers this picture right, and has forgotten the others. Reset, and try a smaller learning rate.",
  broken: "The steps went too far: the loss is no number any more. Reset, and try a smaller learning rate.",
  lossByStep: "Loss",
  lossChart: (first: string, last: string, steps: number) =>
    `Loss by step: ${first} before the first, ${last} after ${steps}`,

  answers: "The same picture, asked again",
  answer: "Answer",
  before: "Before",
  after: (steps: number) => `After ${steps}`,

  poolings: "Who learns at each pooling",
  aboutPoolings:
    "Left, what the pooling looks at; right, what of it learns. Of every four only the largest went on, so only that one hears what was wrong, and not even that where it is 0.",
  pooling: (layer: string, channel: number, learning: number, values: number) =>
    `${layer}, channel ${channel}: ${formatNumber(learning)} of ${formatNumber(values)} values learn.`,
  poolingValues: (layer: string, values: string) => `${layer} looks at: ${values}`,
  poolingGradient: (layer: string, learning: number, values: number) =>
    `${layer}: the gradient is not zero at ${formatNumber(learning)} of ${formatNumber(values)} values`,

  filter: (filter: number, layer: string) => `How filter ${filter} of ${layer} changes`,
  weights: "Weights",
  gradient: "Gradient",
  newWeights: (steps: number) => `After ${steps}`,
  weightStep: (weight: string, rate: string, gradient: string, after: string) =>
    `The weight with the largest gradient: ${weight} − ${rate} × ${gradient} = ${after}.`,
  filterPicture: (part: string, values: readonly string[]) => `${part}: ${values.join(", ")}`,
};
