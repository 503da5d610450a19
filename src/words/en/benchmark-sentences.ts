/** Failures of measuring, storing and reading benchmark results. */
export default {
  beforeItsTurn: "Stopped before its turn.",
  crashed: "Its worker crashed.",
  answersDiffer: "Its answers differ from those of plain JavaScript.",
  answersNoNumbers: "Its answers are not numbers.",
  nothingMeasured: "Stopped before anything was measured.",
  noBackend: (reason: string) => `No backend could run this network. ${reason}`,
  measurementLost: "The measurement was lost with its worker.",
  noLongerKept: "This result is no longer stored on this device.",
  roomFor: (count: string) =>
    `There is room for ${count} results. Delete some that you no longer need, then try again.`,
  /** What was opened, and what is wrong with it: one of the sentence endings below. */
  refused: (name: string, wrong: string) => `${name} ${wrong}`,
  unreadable: "could not be read. Choose it again.",
  tooLarge: "is too large for a benchmark result.",
  noResult: "contains no benchmark result.",
  laterVersion: "comes from a newer version of Hanger. Update Hanger, then open it again.",
  damagedLink: "is damaged: part of it is missing or was changed.",
  cannotBeTrue: (place: string | null) => `contains an invalid result, at "${place ?? "top level"}".`,
};
