/** Why a model could not learn from the owner's photos, and why a version is not used. */
export default {
  unteachable:
    "This model cannot learn from your photos. Use Camera, or a version made from it, and learn again.",
  notDense:
    "This network does not end as those that learn do, so it cannot learn from your photos. Choose another one.",
  madeEarlier:
    "An earlier version of Hanger made this one, so they cannot be compared. Learn again: your photos then teach today's Camera.",
  memoryDamaged: "The data that this network needs to learn is damaged.",
  tooFewPhotos: (fewest: number) => `Add at least ${fewest} photos first, or correct some answers.`,
  withClasses: (names: readonly string[]) => `With ${new Intl.ListFormat("en-GB").format(names)}`,
  classesTaught: (names: readonly string[]) => `${new Intl.ListFormat("en-GB").format(names)} taught`,
  withoutClasses: (names: readonly string[]) => `Without ${new Intl.ListFormat("en-GB").format(names)}`,
  taught: (title: string, photos: number) => `${title}, after learning ${photos} photos on this device.`,
  noChain:
    "This network is no chain of convolutions and a dense layer, so its filters cannot be stored in bytes.",
  anyShoes: "Shoes of any kind",
  worseOnPhotos: (name: string, now: string, before: string) =>
    `It no longer knows ${name} well: on your photos of it, ${now} instead of ${before} right. Check that each is in the right class.`,
  forgot: (name: string, now: string, before: string) =>
    `It no longer knows ${name} well: on Hanger's own pictures of it, ${now} instead of ${before} right.`,
  nothingToShare: "Hanger has learned no photo of this class yet. Add some first.",
  tooManyToShare: (most: number) => `More than ${most} photos of a class cannot be sent.`,
  damagedShare:
    "This link does not hold what another Hanger learned, or only a part of it. Have it sent again.",
  laterShare:
    "A later version of Hanger made this link. Update Hanger on this device, then open the link again.",
  ownShare: "This device sent this itself, so its photos count here already.",
  otherNetwork:
    "This was learned by another version of Hanger's Camera, so it cannot be added up. Update Hanger on both devices, then have it sent again.",
};
