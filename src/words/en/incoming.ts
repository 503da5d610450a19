/** What is dropped or pasted but brings no picture. */
export default {
  emptyFolder: "There is nothing in this folder. Drop one with photos.",
  unreadableFolder: (name: string) =>
    `The folder ${name} could not be read. Drop it again, or choose its photos.`,
};
