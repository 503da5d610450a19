import type { Assignment, CheckedAnswers } from "../../../src/contract";

/** One step of each kind, as a teacher might put them together. */
export const ASSIGNMENT: Assignment = {
  title: "Week 3: what a filter does",
  intro: "Predict first, then look.\nHand in by Friday.",
  steps: [
    {
      kind: "shape",
      text: "Think of the edge.",
      network: "cnn",
      options: { convolutions: 2, filters: 32, kernelSize: 5 },
      layer: 1,
      asked: "shape",
    },
    {
      kind: "filter",
      text: "",
      leaves: "vertical",
      look: "#/explore/filters?subject=drawing:trouser",
    },
    {
      kind: "experiment",
      text: "",
      accuracy: 0.88,
      sampleAccuracy: 0.8,
      parameters: 50_000,
      look: "#/explore/exercises",
    },
    { kind: "text", text: "Why does the network take shirts for coats?" },
    { kind: "confusion", text: "" },
  ],
};

/** Answers of three people to it, as checked. */
export function collectedAnswers(): readonly CheckedAnswers[] {
  const at = Date.UTC(2026, 10, 27, 9, 30);
  return [
    {
      from: "00000000000000a1",
      name: "Anna",
      answeredAt: at,
      answers: [
        { kind: "shape", text: "24x24x32" },
        { kind: "filter", weights: ["-1", "0", "1", "-2", "0", "2", "-1", "0", "1"] },
        {
          kind: "experiment",
          network: "cnn",
          options: { convolutions: 2, filters: 16, kernelSize: 5 },
          accuracy: 0.891,
          testImages: 10_000,
        },
        { kind: "text", text: "Both are wide at the top, have long sleeves and hardly a waist." },
        {
          kind: "confusion",
          chosen: {
            network: "cnn",
            options: { convolutions: 2, filters: 16, kernelSize: 5 },
            label: "shirt",
            answer: "coat",
            count: 121,
            of: 1000,
          },
          text: "A zip is a pixel wide.",
        },
      ],
      verdicts: [
        { kind: "right" },
        { kind: "right" },
        { kind: "right", parameters: 41_018 },
        { kind: "open" },
        { kind: "open" },
      ],
    },
    {
      from: "00000000000000b2",
      name: "",
      answeredAt: at + 60_000,
      answers: [{ kind: "shape", text: "26x26x32" }, undefined, undefined, undefined, undefined],
      verdicts: [
        { kind: "wrong" },
        { kind: "unanswered" },
        { kind: "unanswered" },
        { kind: "unanswered" },
        { kind: "unanswered" },
      ],
    },
    {
      from: "00000000000000c3",
      name: "Mehmet Öztürk-Lindenbauer",
      answeredAt: at + 120_000,
      answers: [
        { kind: "shape", text: "(None, 24, 24, 32)" },
        { kind: "filter", weights: ["0", "1", "0", "1", "-4", "1", "0", "1", "0"] },
        {
          kind: "experiment",
          network: "cnn",
          options: { convolutions: 2, filters: 64, kernelSize: 3 },
          accuracy: 0.905,
        },
        { kind: "text", text: "In 28×28 pixels a zip is one pixel wide." },
        undefined,
      ],
      verdicts: [
        { kind: "right" },
        { kind: "wrong", why: "It leaves horizontal lines too: each of its rows has to add up to 0." },
        { kind: "wrong", parameters: 243_786 },
        { kind: "open" },
        { kind: "unanswered" },
      ],
    },
  ];
}
