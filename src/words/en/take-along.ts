/** Why a file cannot be opened or imported. */
export default {
  damaged: "This file is damaged or incomplete. Copy it again, then open it.",
  unreadable: "This file could not be read to the end. Choose it again.",

  noZip: "This is not a zip file. Choose another one.",
  tooMuchForOneFile: "This does not fit in one file of 4 GB. Delete photos you no longer need.",
  zip64: "This zip file is in the format for more than 4 GB (zip64), which Hanger does not support.",
  zipPart: "This zip file is one part of several. Join the parts, then open the whole file.",
  password: "This zip file has a password. Save it without one, then open it again.",
  unknownPacking:
    "This zip file uses a compression that Hanger does not support. Save it again as a plain zip file.",
  unsafeNames:
    "This zip file contains names that point outside its folder. It is not safe, so it was not opened.",
  sameNames:
    "This zip file contains two files with the same name. Hanger did not make it, so it was not opened.",
  zipTooLarge: "This zip file unpacks to more than Hanger accepts. It was not opened.",

  noTeachableProject:
    "This is no project of Teachable Machine: it has no manifest. Save the project there again, then open the new file.",
  noTeachablePictures:
    "This Teachable Machine project has no pictures that Hanger can read. It opens image projects; sounds and poses have no place here.",
  noCollection: "This file contains no Hanger collection. Choose the file that Hanger saved.",
  networkNotCollection: 'This file contains a network, not a collection. Open it under "Import a model".',
  collectionTooLarge: "The description in this file is too long for a collection. It was not opened.",
  newer: "This file was made by a newer version of Hanger. Update Hanger, then open the file again.",
  untrue: "This file is invalid at its top level. It was not opened.",
  untrueAt: (place: string) => `This file is invalid at "${place}". It was not opened.`,
  partsMissing: "Parts of this file are missing. Save it again on the other device.",
  holdsMore: "This file contains more than a Hanger collection. It was not opened.",
  photoUntrue: "One of the photos in this file does not have the size it states. The file was not opened.",
  networkUntrue: "The description of a network in this file is too long. It was not opened.",
  tooManyClasses: (most: number) =>
    `Together there would be more than ${most} classes. Delete or merge some first.`,
  noRoom: (added: string, total: string) =>
    `This device has no room left: ${added} of ${total} photos were added. Free some space, then open the same file again to add the rest.`,
};
