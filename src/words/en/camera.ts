/** What can go wrong with the camera. */
export default {
  failures: {
    notAllowed:
      "Hanger may not use the camera. Allow it in the browser's settings for this page, or choose a photo.",
    notFound: "No camera was found. Choose a photo instead.",
    inUse: "Another app is using the camera. Close it and try again, or choose a photo.",
    insecure: "Browsers allow the camera only on https pages. Choose a photo instead.",
    notStarted: "The camera did not start. Try again, or choose a photo.",
    takenAway: "The device or another app stopped the camera. Start it again, or choose a photo.",
    noFrames:
      "The camera is on, but sends no picture. Uncover it, close other apps that use it and start it again, or choose a photo.",
  },
  lightRefused: "The camera did not switch the light. Use another light, or start the camera again.",
};
