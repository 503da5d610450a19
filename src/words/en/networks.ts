/** Networks made elsewhere, why one cannot be brought in, and why one cannot be saved for other programs. */
export default {
  untitled: "Imported network",
  description: "Made elsewhere, and brought here.",
  numberedClass: (number: number) => `Class ${number}`,

  chooseNetwork: "Choose a network: a zip, or its model.json together with its weights.",
  chooseModelJson: "Choose the network's model.json together with its weights.",
  tooLarge: "This network is larger than 100 MB, which is too much to run here.",
  savedByKeras:
    "This is a network as Keras saves it. Make a LayersModel of it with tensorflowjs_converter, then open that.",
  unknownFile: (ending: string) =>
    `Hanger cannot read a network from a .${ending} file. It takes a LayersModel of TensorFlow.js.`,
  fileUnreadable: (name: string) => `The file ${name} could not be read. Choose it again.`,
  weightsFileMissing: (name: string) =>
    `The weights ${name} are missing. Choose all files of the network together.`,
  collectionNotNetwork: 'This file holds a whole collection. Choose it under "Take everything along".',
  several: "This zip file holds several networks. Open one at a time.",
  noneInZip: "This zip file holds no network: there is no model.json in it.",

  descriptionTooLarge: "This file is too large to describe a network.",
  graphModel:
    "This is a graph model, whose layers are lost. Convert it with --output_format tfjs_layers_model instead.",
  noDescription: "This file describes no network. Choose the model.json of a LayersModel.",
  unknownNetwork: "This file describes no network that Hanger knows. Choose the model.json of a LayersModel.",
  noLayers: "This network has no layers.",
  sameNames: "Two layers of this network have one name. Give each its own, and save it again.",
  unknownLayer: (kind: string) =>
    `This network has a layer of the kind "${kind}", which Hanger does not know.`,
  unknownSetting: (setting: string, layer: string) =>
    `The setting "${setting}" of the layer "${layer}" is one that Hanger does not know.`,
  channelsFirst: (layer: string) =>
    `The layer "${layer}" takes channels first. Hanger gives them last: train it that way.`,
  untrueSetting: (setting: string, layer: string) =>
    `The setting "${setting}" of the layer "${layer}" cannot be true.`,
  unknownActivation: (activation: string) =>
    `This network uses the activation "${activation}", which Hanger does not know. Use relu, and softmax at its end.`,
  untrueActivation:
    "This network uses an activation that Hanger does not know. Use relu, and softmax at its end.",
  noInputShape: "This network does not say of what size the pictures are that it takes.",
  moreThanOne: {
    input: "This network has more than one input. Hanger gives one picture and takes one answer.",
    output: "This network has more than one output. Hanger gives one picture and takes one answer.",
  },
  usedOften: (layer: string) =>
    `The layer "${layer}" is used more than once or not at all, which Hanger does not know.`,
  otherInput: (shape: string) =>
    `This network takes ${shape}. Hanger gives pictures of 28 x 28 x 1: train it on those, then bring it in again.`,
  numberInput:
    "This network takes single numbers. Hanger gives pictures of 28 x 28 x 1: train it on those, then bring it in again.",
  noSoftmax: "This network gives no probabilities: its last layer has to be a Dense one with softmax.",
  misfit: "The layers of this network do not fit together. Save it again, then open that.",
  largeOutput: (layer: string, shape: string) =>
    `The layer "${layer}" of this network gives ${shape}, which is too much here.`,
  noClasses: "This network does not answer with one value for each class.",
  classCount: (classes: string) =>
    `This network tells ${classes} classes apart. Hanger takes 2 to 1,000: make it with fewer.`,
  otherNames: (names: number, classes: number) =>
    `There are ${names} names of classes, and the network tells ${classes} apart.`,
  cannotRun: "This network could not be run here. It may use something that this device lacks.",
  noProbabilities: "This network gave no probabilities when it was tried. Train it again.",

  weightsUntrue: "This network says nothing sound of its weights. Save it again, then open that.",
  weightsCut: (needed: string, there: string) =>
    `The weights are not whole: this network needs ${needed} bytes, and there are ${there}.`,
  weightsNoNumbers: "This network has weights that are no numbers: its training went wrong. Train it again.",
  weightsMissing: (name: string) => `The weights "${name}" of this network are missing.`,
  weightsMisfit: (name: string) => `The weights "${name}" are of another shape than their layer.`,
  fewWeights: "This network has layers whose weights are missing, or do not fit together.",

  notCalibrated: "This network does not end in a layer that can be calibrated.",
  noLayerInOnnx: (layer: string, kind: string) =>
    `The layer "${layer}" cannot be written as ONNX: Hanger does not translate a ${kind} layer.`,
  noActivationInOnnx: (layer: string, activation: string) =>
    `The layer "${layer}" cannot be written as ONNX: Hanger does not translate the activation ${activation}.`,
};
