/** Why a training cannot start or resume. */
export default {
  runDamaged: "The saved state of this training is damaged. Discard it and start a new one.",
  otherPhotos: "The teacher was asked about other photos: give the same folders, in the same order.",
  otherPictures:
    "A network to be taught by takes other pictures, or knows other classes, than the one that learns.",
  otherArchitecture: "The network to start from has another architecture.",
  share: (setting: string, value: number) => `"${setting}" must be from 0 to 1, not ${value}.`,
  shareBelowOne: (setting: string, value: number) =>
    `"${setting}" must be at least 0 and below 1, not ${value}.`,
  learningRateAboveZero: "The learning rate must be above 0; 0.001 is a good start.",
  wholeNumber: (setting: string, least: number, most: number) =>
    `"${setting}" must be a whole number from ${least} to ${most}.`,
};
