/** The networks that can be built, by name, and why one cannot. */
export default {
  cnn: {
    title: "Convolutional network",
    description: "Filters slide over the picture and learn what garments are made of: edges, folds, soles.",
    convolutions: "Convolutions",
    filters: "Filters",
    kernelSize: "Filter size",
    pooled: (sum: string, side: number) => `${sum}, pooled to ${side}`,
    tooSmall: (sums: string, convolutions: number, kernelSize: number) =>
      `${sums}: the picture is too small for ${convolutions} convolutions of ${kernelSize}x${kernelSize}. Take fewer, or smaller filters.`,
  },
  dense: {
    title: "Dense network",
    description: "Every pixel is joined to every unit. The baseline that convolutions are measured against.",
  },
  photoCnn: {
    title: "Network for photos",
    description: "Four convolutions on a picture in colour, their answers averaged over the whole of it.",
  },

  unknown: (name: string, known: string) => `There is no architecture "${name}". Choose one of: ${known}.`,
  wrongValue: (option: string, architecture: string, value: number, values: string) =>
    `Option "${option}" of ${architecture} cannot be ${value}: it has to be one of ${values}.`,
  unknownOption: (option: string, architecture: string, value: number) =>
    `Option "${option}" of ${architecture} cannot be ${value}: it has to be left out.`,
};
