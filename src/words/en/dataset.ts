/** What goes wrong with the pictures to train on. */
export default {
  noPictures: "The training pictures are not on this device yet. Download them first.",
  downloadCutOff: "The download was cut off. What arrived is kept: go on when the connection is back.",
  noPicturesOnServer: 'This server has no training pictures. Run "npm run data" on it, then try again.',
  picturesDamaged: "A part of the training pictures was damaged and has been removed. Download it again.",
  picturesArrivedDamaged:
    "A part of the training pictures arrived damaged. What was whole is kept; try again to fetch the rest.",
  noTestImage: "The dataset has test images 0 to 9,999. Choose one of them.",
};
