import type { Assignment, KeptAssignment, ShapeStep } from "../../../src/contract";
import { labWords } from "../../../src/words/labs";

/**
 * The two labs of the course, in the language that is spoken. Answers name a lab by its id: whoever changes its steps so that
 * earlier answers no longer fit gives it another one.
 */
export function labs(): readonly KeptAssignment[] {
  const assignments: readonly (readonly [id: string, assignment: Assignment])[] = [
    ["lab-1", convolutionsLab()],
    ["lab-2", filtersLab()],
  ];
  return assignments.map(([id, assignment]) => ({ id, origin: "lab", assignment, keptAt: 0 }));
}

function convolutionsLab(): Assignment {
  const { convolutions: words } = labWords;
  const ask = (text: string, layer: number, asked: ShapeStep["asked"], convolutions = 2): ShapeStep => {
    return { kind: "shape", text, network: "cnn", options: { convolutions }, layer, asked };
  };
  return {
    title: words.title,
    intro: words.intro,
    steps: [
      ask(words.conv1, 1, "shape"),
      ask(words.pool1, 2, "shape"),
      ask(words.conv2, 3, "shape"),
      ask(words.pool2, 4, "shape"),
      ask(words.parameters1, 1, "parameters"),
      ask(words.parameters2, 3, "parameters"),
      {
        kind: "text",
        text: words.shoes,
        look: "#/explore/activations?pictures=image:0,image:23,image:28",
      },
      { kind: "text", text: words.fewerFilters, look: "#/explore/exercises?filters=32" },
      { kind: "text", text: words.oneConvolution, look: "#/explore/exercises?convolutions=1" },
      ask(words.threeConvolutions, 6, "shape", 3),
      { kind: "text", text: words.addOne, look: "#/explore/exercises?convolutions=3" },
      {
        kind: "experiment",
        text: words.challenge,
        accuracy: 0.88,
        // After 20 epochs on the sample, 16 filters of 5x5 in two convolutions, 41,018 parameters, get 0.834 of its test pictures right.
        sampleAccuracy: 0.82,
        parameters: 50_000,
        look: "#/explore/exercises",
      },
      { kind: "confusion", text: words.confusion, look: "#/explore/exercises" },
    ],
  };
}

function filtersLab(): Assignment {
  const { filters: words } = labWords;
  const look = "#/explore/filters";
  return {
    title: words.title,
    intro: words.intro,
    steps: [
      { kind: "filter", text: words.horizontal, leaves: "horizontal" },
      { kind: "filter", text: words.vertical, leaves: "vertical" },
      { kind: "filter", text: words.edges, leaves: "edges" },
      { kind: "text", text: words.ownPhoto, look: `${look}?subject=photo` },
      { kind: "text", text: words.pooling, look },
      { kind: "text", text: words.purpose },
    ],
  };
}
