/** What the worker says when a model is to be taught the owner's photos. */
export default {
  unteachable: "This model cannot be taught more here. Use Camera, or a version made of it, and learn again.",
  notDense:
    "This network does not end in dense layers, so it cannot be taught more here. Choose another one.",
  memoryDamaged: "What this network remembers of its pictures is damaged.",
  tooFewPhotos: (fewest: number) =>
    `Add at least ${fewest} photos of your own first, or tell Hanger where it was wrong.`,
  outOfRange: (setting: string, least: number, most: number) =>
    `"${setting}" has to be between ${least} and ${most}.`,
  wentAstray: "Learning went astray, and nothing of it is kept. Try again with a lower learning rate.",
  taught: (title: string, photos: number) => `${title}, taught ${photos} photos on this device.`,
  worseOnPhotos: (now: string, before: string) =>
    `It is right less often on your photos: on ${now} rather than ${before}. See whether each is in the right class.`,
  forgot: (now: string, before: string) =>
    `It forgot some of what it knew: it is right on ${now} rather than ${before} of the pictures that come with Hanger.`,
};
