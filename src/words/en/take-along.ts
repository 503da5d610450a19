/** Why a file that someone brings along is not taken in. */
export default {
  damaged: "This file is damaged or cut off. Copy it once more, then open it again.",
  unreadable: "This file could not be read to its end. Choose it again.",

  noZip: "This is no zip file. Choose another one.",
  tooMuchForOneFile: "This is more than fits in one file of 4 GB. Delete photos you no longer need.",
  zip64: "This zip file is of the kind for more than 4 GB (zip64), which Hanger does not open.",
  zipPart: "This zip file is one part of several. Put the parts together, then open the whole.",
  password: "This zip file has a password. Save it without one, then open it again.",
  unknownPacking: "This zip file is packed in a way that Hanger does not know. Pack it anew as a plain zip.",
  unsafeNames: "This zip file holds names that lead out of its folder. It is not safe, and was not opened.",
  sameNames: "This zip file holds two files of one name. It was not made by Hanger, and was not opened.",
  zipTooLarge: "This zip file unpacks to more than Hanger takes in. It was not opened.",

  noCollection: "This file holds no collection of Hanger's. Choose the file that Hanger saved.",
  networkNotCollection: 'This file holds a network, not a collection. Choose it under "Bring a model in".',
  collectionTooLarge: "This file says more than a collection could. It was not opened.",
  newer: "This file was made by a newer Hanger. Update this one, then open the file again.",
  untrue: 'This file says something that cannot be true, at "its top". It was not opened.',
  untrueAt: (place: string) =>
    `This file says something that cannot be true, at "${place}". It was not opened.`,
  partsMissing: "Parts of this file are missing. Save it again on the other device.",
  holdsMore: "This file holds more than a collection of Hanger's. It was not opened.",
  photoUntrue: "One of the photos in this file is no picture of the size it says. It was not opened.",
  networkUntrue: "This file says more of a network than there is to say. It was not opened.",
  tooManyClasses: (most: number) =>
    `Together there would be more than ${most} classes. Delete or merge some first.`,
  noRoom: (added: string, total: string) =>
    `This device has no room left: ${added} of ${total} photos were added. Free some space, then open the same file again for the rest.`,
};
