/** What the worker says about itself, its backends, and the data, models and training runs it stores. */
export default {
  wentWrong: "Something went wrong inside Hanger. Try again; if it happens again, reload the page.",
  notStarted: "Hanger has not started yet. Reload the page and try again.",

  slow: "The fast part of Hanger could not be loaded here, so answers take longer. Reload the page to try again.",
  backendUnavailable: (backend: string) => `${backend} is not available here; Hanger uses another backend.`,
  noBackend: "This browser cannot run the network. Update it, or try another one.",
  backendReplaced: (failed: string, next: string) =>
    `${failed} stopped working. Hanger continues with ${next}; nothing is lost.`,
  nothingComputes:
    "This device could not compute that. Close other apps and reload the page, or choose another network.",
  backendNotStarted: (backend: string) => `The backend ${backend} did not start on this device.`,
  answersDiffer: "Its answers differ from the reference answers.",
  noSimd: "This browser does not support WebAssembly SIMD.",
  notIsolated: "This page is not cross-origin isolated, so it cannot share memory between threads.",
  singleCore: "This device has only one core.",
  noThreads: "This browser does not support WebAssembly threads.",
  noWebAssembly: "This browser does not support WebAssembly.",
  noWebGl: "This browser offers no WebGL 2 in a worker.",
  noWebGpu: "This browser offers no WebGPU adapter.",

  heldByEarlier:
    "An older version of Hanger is open in another window. Close all its other windows and reload this one; until then nothing is saved.",
  notOpened:
    "The browser has not opened Hanger's data, perhaps because another window of Hanger is changing it. Close the other windows and reload this one; until then nothing is saved.",
  dataLost:
    "The browser could not read what Hanger kept on this device, and deleted it: photos, classes and networks are gone. If you saved a backup file, open it in Photos.",
  usedByNewer:
    "The data here belongs to a newer version of Hanger. Reload the page to update; until then nothing is saved.",
  keepsNothing: "This window saves no data: what Hanger learns here is gone when you close it.",
  noRoom: "This device has no space left for that. Free some space, or delete models you no longer need.",
  notEncrypted:
    "This page came over plain http, so the camera and use without a network are off. Open it with https.",
  storageRefused: "The browser could not read or save its data. Close other windows of Hanger and try again.",

  /** The models that come with the app, by name. */
  modelTitles: { camera: "Camera", "fashion-mnist": "Fashion-MNIST" },
  modelUnknown: (name: string) => `There is no model "${name}".`,
  modelDamaged: (name: string) => `The model "${name}" is damaged and cannot be used. Choose another one.`,
  networkArrivedDamaged: "The downloaded network is damaged. Check the connection and reload the page.",
  networkNotLoaded: "The network could not be loaded. Go online once and reload the page.",
  noModel: "No model is loaded. Reload the page and try again.",
  noNetworkInFile: "This file contains no network that Hanger can run.",
  shippedModelStays: "A model that comes with Hanger cannot be deleted.",
  modelInUse: "This model is in use. Choose another one first, then delete it.",
  titleLength: (most: number) => `A name must have 1 to ${most} characters. Choose another one.`,

  runGone: "This training is no longer stored on this device.",
  trainedHere: (images: number, epochs: number) =>
    `Trained on this device on ${images} images for ${epochs === 1 ? "1 epoch" : `${epochs} epochs`}.`,
  diverged:
    "Training diverged: the loss is no longer a number. Try again with a lower learning rate; the last good state is saved.",
  notTrainable:
    "This network does not answer with a probability for each class, so it cannot be trained here.",
};
