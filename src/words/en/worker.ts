/** What the worker says of itself, of what it computes with, and of what it keeps: data, models and trainings. */
export default {
  wentWrong: "Something went wrong inside Hanger. Try again; if it happens again, reload the page.",
  notStarted: "Start Hanger before asking it for anything.",

  slow: "The fast part of Hanger could not be loaded here, so answers take longer. Reload the page to try again.",
  backendUnavailable: (backend: string) =>
    `${backend} is not available here; Hanger uses another way to compute.`,
  noBackend: "This browser offers no way to run the network. Update the browser, or try another one.",
  backendReplaced: (failed: string, next: string) =>
    `${failed} stopped working. Hanger goes on with ${next}; nothing is lost.`,
  nothingComputes:
    "Nothing on this device could compute that. Close other apps and reload the page, or choose another network.",
  backendNotStarted: (backend: string) => `The backend ${backend} did not start on this device.`,
  answersDiffer: "Its answers differ from the reference answers.",
  noSimd: "This browser has no SIMD instructions for WebAssembly.",
  notIsolated: "This page is not cross-origin isolated, so it may not share memory between threads.",
  singleCore: "This device has a single core.",
  noThreads: "This browser has no WebAssembly threads.",
  noWebAssembly: "This browser has no WebAssembly.",
  noWebGl: "This browser offers no WebGL 2 in a worker.",
  noWebGpu: "This browser offers no WebGPU adapter.",

  heldByEarlier:
    "Another window holds the data for an earlier Hanger. Close all other windows of it and reload this one; until then nothing is kept.",
  usedByNewer:
    "A newer Hanger has been used here, and its data is left alone. Reload the page to get it; until then nothing is kept.",
  keepsNothing: "This window keeps no data: what Hanger learns here is gone once it is closed.",
  noRoom: "This device has no room left for that. Free some space, or delete models you no longer need.",
  storageRefused: "The device refused to save or read its data. Close other windows of Hanger and try again.",

  /** Of the models that come with the app, by name. */
  modelTitles: { camera: "Camera", "fashion-mnist": "Fashion-MNIST" },
  modelUnknown: (name: string) => `There is no model "${name}".`,
  modelDamaged: (name: string) => `The model "${name}" is damaged and cannot be used. Choose another one.`,
  networkArrivedDamaged: "The network arrived damaged. Check the connection and reload the page.",
  networkNotLoaded: "The network could not be loaded. Go online once and reload the page.",
  noModel: "No model is loaded. Reload the page and try again.",
  noNetworkInFile: "This file holds no network that Hanger can run.",
  shippedModelStays: "A model that comes with Hanger cannot be deleted.",
  modelInUse: "This model is in use. Choose another one first, then delete it.",
  titleLength: (most: number) => `A name has 1 to ${most} characters. Write another one.`,

  runGone: "This training is no longer kept on this device.",
  trainedHere: (images: number, epochs: number) =>
    `Trained on this device on ${images} images for ${epochs === 1 ? "1 epoch" : `${epochs} epochs`}.`,
  diverged:
    "Training went off course: the loss is no longer a number. Try again with a lower learning rate; the last good state is kept.",
  notTrainable: "This network does not end in a dense layer with softmax, so it cannot be trained here.",
};
