/** What is said of measurements by those who make, keep and read them. */
export default {
  beforeItsTurn: "Stopped before its turn.",
  crashed: "Its worker crashed.",
  answersDiffer: "Its answers differ from those of plain JavaScript.",
  answersNoNumbers: "Its answers are not numbers.",
  nothingMeasured: "Stopped before anything was measured.",
  noBackend: (reason: string) => `No backend could run this network. ${reason}`,
  measurementLost: "The measurement was lost with its worker.",
  noLongerKept: "This result is no longer kept on this device.",
  roomFor: (count: string) =>
    `There is room for ${count} results. Delete some that you no longer need, then try again.`,
  /** The name of what was opened, and what is wrong with it: one of the ends of a sentence below. */
  refused: (name: string, wrong: string) => `${name} ${wrong}`,
  unreadable: "could not be read. Choose it again.",
  tooLarge: "is too large to be a result of this benchmark.",
  noResult: "holds no result of this benchmark.",
  laterVersion: "comes from a later version of Hanger. Update Hanger, then open it again.",
  damagedLink: "is damaged: a part of it is missing or was changed.",
  cannotBeTrue: (place: string | null) => `holds a result that cannot be true, at "${place ?? "its top"}".`,
};
