/** What can go wrong with the training pictures. */
export default {
  noPictures: "The training pictures are not on this device yet. Download them first.",
  downloadCutOff:
    "The download was interrupted. What has arrived is saved: resume when the connection is back.",
  noPicturesOnServer: "The site that this app came from does not offer the training pictures.",
  picturesDamaged: "Some of the training pictures were damaged and have been removed. Download them again.",
  picturesArrivedDamaged:
    "Some of the training pictures arrived damaged. The others are saved; try again to download the rest.",
  notInSample: (number: number) =>
    `Test image ${number} is not among the 500 that come with the app. Choose another number, or download the whole dataset in Train.`,
  noTestImage: "The dataset has test images 0 to 9,999. Choose one of them.",
};
