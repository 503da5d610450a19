import type english from "../en/architectures";

export default {
  cnn: {
    title: "Faltungsnetz",
    description: "Filter gleiten über das Bild und lernen, woraus Kleidung besteht: Kanten, Falten, Sohlen.",
    convolutions: "Faltungen",
    filters: "Filter",
    kernelSize: "Filtergröße",
    pooled: (sum, side) => `${sum}, nach Pooling ${side}`,
    tooSmall: (sums, convolutions, kernelSize) =>
      `${sums}: Das Bild ist zu klein für ${convolutions} Faltungen mit ${kernelSize}×${kernelSize}. Nimm weniger oder kleinere Filter.`,
  },
  dense: {
    title: "Dense-Netz",
    description:
      "Jeder Bildpunkt ist mit jeder Einheit verbunden. Mit diesem Netz werden Faltungen verglichen.",
  },
  photoCnn: {
    title: "Netz für Fotos",
    description:
      "Sieben Faltungen auf einem farbigen Bild; ihre Ausgaben werden über das ganze Bild gemittelt.",
  },
  wideCnn: {
    title: "Breites Netz",
    description: "Drei Faltungen und 653.322 Parameter: Es bringt einem kleineren Netz bei, was es weiß.",
  },

  unknown: (name, known) => `Es gibt keine Architektur „${name}“. Wähle eine von diesen: ${known}.`,
  wrongValue: (option, architecture, value, values) =>
    `Die Option „${option}“ von ${architecture} kann nicht ${value} sein, nur eines von ${values}.`,
  unknownOption: (option, architecture, value) =>
    `Die Option „${option}“ von ${architecture} kann nicht ${value} sein: Diese Option gibt es nicht.`,
} satisfies typeof english;
