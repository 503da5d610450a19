/** Failures that any calculation can have. Part of the first load. */
export default {
  stopped: "Stopped.",
  ended: "The calculation was cancelled.",
  died: "Hanger's calculation crashed. It restarts by itself; try again.",
  busy: "Hanger is already training or measuring, here or in another window. Wait until it is done, or stop it.",
  noAnswer: (seconds: string) => `No answer within ${seconds} seconds.`,
};
