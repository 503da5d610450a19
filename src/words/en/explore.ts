/** The explore view: its tabs, the choice of network and picture, and the layers. */
export default {
  title: "Explore",
  parts: "Parts of Explore",
  tabs: {
    layers: "Layers",
    activations: "Activations",
    filters: "Filters",
    exercises: "Exercises",
    assignments: "Assignments",
  },

  network: "Network",
  onThisDevice: "On this device",
  notTrained: "Not trained",

  camera: "Camera",
  useCamera: "Use the camera",
  theCamera: "The camera",
  testPicture: "Test picture",
  drawings: "Drawings",
  testImage: "Test image",
  testImageNumber: (picker: string) => `${picker}: number of the test image`,
  aPhoto: "A photo",
  choosePhoto: "Choose photo",

  /** Pictures, as they are named within a sentence. */
  pictures: {
    image: (index: number) => `image ${index}`,
    drawing: (garment: string) => `drawing of a ${garment}`,
    pattern: "test picture",
    photo: "photo",
    camera: "camera",
  },

  trainIt: "Train it yourself",
  kerasCode: "Keras code",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "The browser did not allow copying. Select the code and copy it.",
  layers: "Layers",
  picture: "Picture",
  layer: "Layer",
  output: "Output",
  parameters: "Parameters",
  inAll: "Total",
  predictFirst: "Predict first",
  predictEach: "Say what each layer gives before you see it. Begin with the one that is open.",
  predictedSoFar: (right: number, shown: number, all: number) =>
    shown < all ? `${right} of ${shown} right so far, ${all - shown} to go.` : `${right} of ${all} right.`,
  itsInput: (shape: string) => `The layer is given ${shape}.`,
  outputShape: "Output shape",
  numbersAlone: "Numbers, such as 28×28×1 or 640",
  checkPrediction: "Check",
  showIt: "Show it",
  nextLayer: "Next layer",
  shapeIsRight: (shape: string) => `Right: ${shape}.`,
  shapeIsWrong: (said: string, shape: string) => `You said ${said}; it gives ${shape}.`,
  parametersAreRight: (parameters: string) => `Right: ${parameters} parameters.`,
  parametersAreWrong: (said: string, parameters: string) =>
    `You said ${said} parameters; it has ${parameters}.`,
  inKeras: (kind: string, shape: string) => `Keras: ${kind} ${shape}`,
  layersAndParameters: (layers: number, parameters: string) => `${layers} layers, ${parameters} parameters`,
  filterNumber: (last: number) => `Filter, 0 to ${last}`,

  convolution: (size: string) => `Conv ${size}`,
  maxPooling: (size: string) => `Max pool ${size}`,
  meanPooling: (size: string) => `Mean pool ${size}`,
  meanOfEach: "Mean of each",

  networkDrawing: (input: string, layers: readonly { readonly title: string; readonly output: string }[]) =>
    `From a picture of ${input}: ${layers.map(({ title, output }) => `${title} gives ${output}`).join(", ")}.`,
  pictureAsSeen: "The picture as the network sees it",
  strongestOf: (channel: number, values: string) => `Strongest channel, ${channel}: ${values}`,
  firstValues: (count: number, values: string) => `The first ${count} values: ${values}`,
  strongestMaps: (name: string, share: string) =>
    `What each layer makes of this picture, its strongest channel in front. The answer: ${name}, ${share}. Tap a layer to see it work.`,

  oneValue: (layer: string) => `One value of ${layer}`,
  looksAt: (layer: string, values: string) => `${layer} looks at: ${values}`,
  slidesOver: (shape: string) => `Slides over ${shape}`,
  gives: (layer: string, channel: number, values: string) => `${layer} gives, channel ${channel}: ${values}`,
  channelGives: (channel: number, shape: string) => `Channel ${channel}, ${shape}`,
  inActivations: "Look closer in Activations",

  notTrainedYet: "This network has not learned anything yet, so its layers have nothing to show.",
};
