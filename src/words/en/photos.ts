import { formatNumber } from "../numbers";

const photos = (count: number) => (count === 1 ? "1 photo" : `${formatNumber(count)} photos`);

/** The owner's photos by class, and the control that chooses a class. */
export default {
  title: "Photos",
  partsLabel: "Parts of Photos",
  parts: { photos: "Photos", models: "Models" },
  photos,

  findClass: "Find a class",
  newClass: "New class",
  newClassName: "Name of the new class",
  add: "Add",

  classes: "Classes",
  allPhotos: "All photos",
  hidden: "hidden",
  notLearnedYet: "not learned yet",
  photosTake: (count: number, size: string) => `${photos(count)}, ${size}.`,
  room: (used: string, left: string) => `Hanger uses ${used}; ${left} left.`,
  change: "Change",
  select: "Select",
  undo: "Undo",
  emptyClass: (name: string) => `No photos of ${name} yet. Ten from different angles are a good start.`,
  empty:
    "No photos yet. Correct an answer under Classify, or add photos here; then Hanger can learn from them.",

  addPhotos: "Add photos",
  addPhotosTo: (name: string) => `Add photos to ${name}`,
  choosePhotos: "Choose photos",
  chooseFolder: "Choose a folder",
  takeWithCamera: "Take photos",
  dropOrPaste: "Or drop photos and folders on the page, or paste a picture.",
  addingPhotos: "Adding photos",
  stillAdding: "Other photos are still being added. Add these when that is done.",
  lookedAt: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)} checked`,
  stopAdding: "Stop and keep added photos",
  moreRefused: (count: number) => `And ${formatNumber(count)} more.`,
  noneAdded: "No photo was added.",
  added: (count: number, name: string) => `Added ${photos(count)} to ${name}.`,
  addedToClasses: (count: number, classes: number) => `Added ${photos(count)} to ${classes} classes.`,
  thereAlready: (count: number) => `${photos(count)} already there.`,
  notAdded: (count: number) => `${photos(count)} could not be added:`,
  leftOut: (count: number) => `Stopped: ${photos(count)} not added.`,

  addByFolderQuestion: "Add by folder?",
  addByFolder: "Add by folder",
  foldersNamedLikeClasses: "These folders are named like classes.",
  inNoFolder: "In no folder",
  photosTo: (count: number, name: string) => `${photos(count)} to ${name}`,
  photosToNewClass: (count: number) => `${photos(count)} to a new class`,
  allTo: (name: string) => `All to ${name}`,
  allToOneClass: "All to one class",
  whatPhotosShow: (count: number) =>
    count === 1 ? "What does this photo show?" : `What do these ${photos(count)} show?`,

  whatToTake: "What are you taking photos of?",
  takePhotosOf: (name: string) => `Take photos of ${name}`,
  camera: "Camera",
  useCamera: "Use the camera",
  /** Follows the number of photos taken, which is set in bold. */
  takenAfterNumber: (alike: number) =>
    alike === 0 ? "taken" : `taken, ${alike} ${alike === 1 ? "duplicate" : "duplicates"} skipped`,
  takeSeveral: "Take several: press or hold",
  stop: "Stop",
  burstHint: "Turn and move the garment between pictures: different views teach more than copies.",

  rename: "Rename",
  newName: "New name",
  renamed: (name: string, now: string) => `${name} is now called ${now}.`,
  hide: "Hide",
  showAgain: "Show again",
  isHidden: (name: string) => `${name} is hidden and no longer given as an answer.`,
  isShownAgain: (name: string) => `${name} is visible again.`,
  mergeIntoAnother: "Merge into another class",
  mergeWarning: (name: string, count: number) =>
    `${name} becomes part of another class${count === 0 ? "" : `, with its ${photos(count)}`}. This cannot be undone.`,
  mergeInto: (name: string) => `Merge into ${name}`,
  merged: (name: string, into: string) => `${name} is now part of ${into}.`,
  builtIn: (name: string) => `${name} comes with Hanger. When hidden, it is no longer given as an answer.`,
  deleteWithPhotos: (count: number) =>
    count === 0 ? "Delete the class" : `Delete with its ${photos(count)}`,
  deletedClass: (name: string, count: number) =>
    count === 0 ? `Deleted ${name}.` : `Deleted ${name} and its ${photos(count)}.`,

  selectedPhotos: "Selected photos",
  selected: (count: number) => `${photos(count)} selected`,
  all: "All",
  none: "None",
  move: "Move",
  movePhotos: (count: number) => `Move ${photos(count)}`,
  moved: (count: number, name: string) => `Moved ${photos(count)} to ${name}.`,
  delete: "Delete",
  deleted: (count: number) => `Deleted ${photos(count)}.`,
  done: "Done",

  thePhoto: "The photo",
  whatNetworkSees: "What the network sees",
  hangerSays: "Hanger says now",
  notSure: "Not sure",
  previousPhoto: "Previous photo",
  nextPhoto: "Next photo",
  photoOf: (place: number, all: number) => `${formatNumber(place)} of ${formatNumber(all)}`,
  file: "File",
  addedAt: "Added",
  keptAs: "Stored as",

  findAlike: "Find duplicate photos",
  alike: "Photos that look the same",
  comparing: (count: number) => `Comparing ${photos(count)} ...`,
  noneTwice: "No duplicates found.",
  deleteAllButFirst: "Delete all but the first",
  moreGroups: (count: number) => `And ${formatNumber(count)} more ${count === 1 ? "group" : "groups"}.`,
  deleteCopies: (count: number) => `Delete all ${formatNumber(count)} copies`,

  send: "Send what Hanger learned",
  sendExplained: (count: number) =>
    `Another phone that scans this code, or opens the link, knows the class as if it had ${count === 1 ? "this photo" : `these ${formatNumber(count)} photos`}. No photo is sent, only sums of what the network saw in them.`,
  codeOf: (name: string) => `QR code of what Hanger learned of ${name}`,
  linkTo: (name: string) => `Link to what Hanger learned of ${name}`,
  share: "Share",
  copyLink: "Copy link",
  copied: "Copied.",
  notCopied: "The browser does not allow copying. Select the link and copy it.",
};
