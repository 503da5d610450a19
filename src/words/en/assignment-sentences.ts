/** What the worker says of assignments and answers: why they are refused, and what is wrong with an answer. */
export default {
  /** Endings of `refused`, and of what is said of the one file or link that was opened. */
  noAssignment: "contains no assignment. Choose the file, or open the link, that your teacher sent.",
  noAnswers: "contains no answers to an assignment. Choose a file of answers, or paste a whole code.",
  tooLarge: "is too large for an assignment or for answers.",
  laterVersion: "comes from a newer version of Hanger. Update Hanger, then open it again.",
  cutShort: "is damaged: part of it is missing or was changed. Have it sent again.",
  unreadable: "could not be read. Choose it again.",
  cannotBeTrue: (place: string | null) =>
    `contains what no assignment has, at "${place ?? "top level"}". Have it sent again.`,
  noSuchNetwork: (step: number) =>
    `asks in step ${step} about a layer or a network that does not exist. Have it sent again.`,
  otherAssignment:
    "answers another assignment, or another version of this one. Open the assignment that it belongs to.",

  /** What was opened, and what is wrong with it. */
  refused: (name: string, wrong: string) => `${name} ${wrong}`,
  thisAssignment: "This assignment",

  gone: "This assignment is not on this device. Open its link or its file again.",
  nothingAnswered: "Nothing is answered yet. Answer at least one step.",
  roomForAssignments: (count: string) =>
    `There is room for ${count} assignments. Delete some that you no longer need, then try again.`,
  roomForAnswers: (count: string) =>
    `There is room for the answers of ${count} people to an assignment. Delete some, then try again.`,

  shapeAsNumbers: "Write it as numbers, such as 28×28×1.",
  oneNumber: "Write it as one number, such as 640.",
  nineNumbers: "Every field needs a number, such as -1, 0.5 or 1/9.",
  leavesPlain: "It does not turn plain areas black: its weights have to add up to 0.",
  leavesOthers: {
    horizontal: "It leaves vertical lines too: each of its columns has to add up to 0.",
    vertical: "It leaves horizontal lines too: each of its rows has to add up to 0.",
  },
  leavesNone: {
    horizontal: "It leaves no horizontal lines: its rows must not all add up to 0.",
    vertical: "It leaves no vertical lines: its columns must not all add up to 0.",
    edges: "It does not leave horizontal and vertical edges alike.",
  },
  notAccurate: (accuracy: string, wanted: string) =>
    `Its accuracy is ${accuracy}, and ${wanted} was asked for.`,
  tooManyParameters: (parameters: string, most: string) =>
    `It has ${parameters} parameters, and fewer than ${most} were asked for.`,
  noSuchExperiment: "There is no such network.",
};
