/** What can be said of any calculation, before more of the app is loaded. */
export default {
  stopped: "Stopped.",
  ended: "The calculation was ended.",
  died: "The part of Hanger that calculates stopped. It starts again by itself; try once more.",
  busy: "Hanger is training or measuring already, here or in another window. Wait for it, or stop it first.",
  noAnswer: (seconds: string) => `No answer within ${seconds} seconds.`,
};
