/** Why a training cannot begin, or go on. */
export default {
  runDamaged: "What was saved of this training is damaged. Discard it, and start a new one.",
  otherArchitecture: "The network to start from is of another architecture.",
  share: (setting: string, value: number) => `"${setting}" has to be from 0 to 1, not ${value}.`,
  shareBelowOne: (setting: string, value: number) =>
    `"${setting}" has to be from 0 to below 1, not ${value}.`,
  learningRateAboveZero: "The learning rate has to be above 0; 0.001 is a good start.",
  wholeNumber: (setting: string, least: number, most: number) =>
    `"${setting}" has to be a whole number from ${least} to ${most}.`,
};
