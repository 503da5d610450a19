/** The architectures by name, and why one cannot be built. */
export default {
  cnn: {
    title: "Convolutional network",
    description: "Filters slide over the picture and learn what garments are made of: edges, folds, soles.",
    convolutions: "Convolutions",
    filters: "Filters",
    kernelSize: "Filter size",
    pooled: (sum: string, side: number) => `${sum}, pooled to ${side}`,
    tooSmall: (sums: string, convolutions: number, kernelSize: number) =>
      `${sums}: the picture is too small for ${convolutions} convolutions of ${kernelSize}×${kernelSize}. Use fewer, or smaller filters.`,
  },
  dense: {
    title: "Dense network",
    description: "Every pixel is connected to every unit. The baseline to compare convolutions with.",
  },
  photoCnn: {
    title: "Network for photos",
    description: "Seven convolutions on a colour picture, their outputs averaged over the whole picture.",
  },
  wideCnn: {
    title: "Wide network",
    description: "Three convolutions and 653,322 parameters, to teach a smaller network what it knows.",
  },

  unknown: (name: string, known: string) => `There is no architecture "${name}". Choose one of: ${known}.`,
  wrongValue: (option: string, architecture: string, value: number, values: string) =>
    `Option "${option}" of ${architecture} cannot be ${value}: it must be one of ${values}.`,
  unknownOption: (option: string, architecture: string, value: number) =>
    `Option "${option}" of ${architecture} cannot be ${value}: there is no such option.`,
};
