/** Why a class, or a photo of one, cannot be changed as asked. */
export default {
  gone: "This class no longer exists. Choose another one.",
  nameMissing: "A class needs a name. Enter one.",
  nameTooLong: (length: number, most: number) =>
    `This name has ${length} characters; at most ${most} are allowed. Shorten it.`,
  tooMany: (most: number) =>
    `There are already ${most} classes, the most that Hanger allows. Delete or merge some first.`,
  lastShown: "This is the last visible class. Show another one first.",
  intoItself: "A class cannot be merged into itself. Choose another one.",
  builtIn: (name: string) => `${name} comes with Hanger and cannot be deleted. Hide it instead.`,
  isHidden: (name: string) => `${name} already exists, but is hidden. Show it again.`,
  isThere: (name: string) => `There is already a class ${name}. Choose another name.`,
  photoGone: "This photo no longer exists.",
  photosGone: "These photos were deleted for good and cannot be restored.",
};
