/** What can go wrong with the training pictures. */
export default {
  noPictures: "The training pictures are not on this device yet. Download them first.",
  downloadCutOff:
    "The download was interrupted. What has arrived is saved: resume when the connection is back.",
  noPicturesOnServer: 'This server has no training pictures. Run "npm run data" on it, then try again.',
  picturesDamaged: "Some of the training pictures were damaged and have been removed. Download them again.",
  picturesArrivedDamaged:
    "Some of the training pictures arrived damaged. The others are saved; try again to download the rest.",
  noTestImage: "The dataset has test images 0 to 9,999. Choose one of them.",
};
