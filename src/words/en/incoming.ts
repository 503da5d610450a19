/** What is dropped or pasted but brings no picture. */
export default {
  emptyFolder: "There is nothing in this folder. Drop one with photos.",
  unreadableFolder: (name: string) =>
    `The folder ${name} could not be read. Drop it again, or choose its photos.`,
  draggedPicture: "Dragged picture",
  onlyAddress:
    "Only the address of this picture came with it, and Hanger fetches nothing from the network. Save the picture and choose it, or copy it and paste it here.",
  damagedData: "The data of this picture is damaged. Save the picture and choose it.",
};
