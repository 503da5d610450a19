/** Why a class, or a photo of one, cannot be changed as asked. */
export default {
  gone: "This class is no longer there. Choose another one.",
  nameMissing: "A class needs a name. Write one.",
  nameTooLong: (length: number, most: number) =>
    `This name has ${length} characters; at most ${most} fit. Shorten it.`,
  tooMany: (most: number) =>
    `There are ${most} classes, which is as many as fit. Delete or merge some first.`,
  lastShown: "This is the last class that is shown. Show another one first.",
  intoItself: "A class cannot be merged into itself. Choose another one.",
  builtIn: (name: string) => `${name} comes with Hanger and cannot be deleted. Hide it instead.`,
  isHidden: (name: string) => `${name} is there already, but hidden. Show it again.`,
  isThere: (name: string) => `There is a class ${name} already. Choose another name.`,
  photoGone: "This photo is no longer there.",
  photosGone: "These photos are gone for good: nothing of them is kept any more.",
};
