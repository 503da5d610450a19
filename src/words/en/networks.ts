/** Why a network cannot be imported, and why one cannot be exported. */
export default {
  untitled: "Imported network",
  description: "Imported from a file.",
  numberedClass: (number: number) => `Class ${number}`,

  chooseNetwork:
    "Choose a network: a .keras, .h5, .onnx or zip file, or its model.json together with its weights.",
  chooseModelJson: "Choose a .keras or .h5 file, or the network's model.json together with its weights.",
  tooLarge: "This network is larger than 100 MB, the most that Hanger can run.",
  kerasDamaged:
    "This file is incomplete or damaged. Copy it again, or save the network again, then open the new file.",
  kerasOtherForm:
    "This file holds its values in a form that Hanger does not read, such as compressed. Load the network in Keras, save it with model.save, and open the new file.",
  weightsOnly:
    "This file contains weights without their network. Save both with model.save, and open that file.",
  savedModel:
    'This is a SavedModel, which Hanger cannot open. Where the network was made, save it with model.save("network.keras"), and open that file.',
  tfLite:
    "This is a TensorFlow Lite file, which Hanger cannot open: its layers are lost. Open the .keras or .h5 file that it was made from; from Teachable Machine, export for TensorFlow.js.",
  onnxOperations: (names: readonly string[], more: boolean) =>
    `This ONNX file has operations that are no layers in Hanger: ${names.join(", ")}${more ? ", and more" : ""}. Open the network as it was before: a .keras or .h5 file, or a LayersModel.`,
  onnxForm: (operation: string) =>
    `This ONNX file has the operation "${operation}" in a form that is no layer in Hanger. Open the network as it was before: a .keras or .h5 file, or a LayersModel.`,
  onnxTooManyOperations: "This ONNX file has more operations than Hanger reads. Choose a smaller network.",
  onnxValues: (name: string) =>
    `The weights "${name}" of this ONNX file are in a form that Hanger does not read, such as quantised. Export the network with float32 weights, and open the new file.`,
  pyTorch:
    "This is a PyTorch file, which Hanger cannot open: it holds no layers that other programs know. Export the network in PyTorch with torch.onnx.export, and open the .onnx file.",
  teachableProject:
    'This is a Teachable Machine project, and no network. For its pictures, open it under "Back up or move your data". For its network, export the model for TensorFlow.js in Teachable Machine, and open that zip file.',
  unknownFile: (ending: string) =>
    `Hanger cannot read networks from .${ending} files. Choose a .keras or .h5 file, or a TensorFlow.js LayersModel.`,
  fileUnreadable: (name: string) => `The file ${name} could not be read. Choose it again.`,
  weightsFileMissing: (name: string) =>
    `The weights file ${name} is missing. Choose all files of the network together.`,
  collectionNotNetwork: 'This file contains a collection. Open it under "Back up or move your data".',
  several: "These files contain several networks. Open one at a time.",
  noneInZip: "This zip file contains no network: it has no model.json, and no .keras, .h5 or .onnx file.",

  descriptionTooLarge:
    "This file is too large to describe a network. Choose the model.json of a LayersModel, or a .keras or .h5 file.",
  graphModel:
    "This is a GraphModel, which has lost its layers. Open the .keras or .h5 file that it was made from.",
  graphUnread: (names: readonly string[], more: boolean) =>
    `This GraphModel has operations that are no layers in Hanger: ${names.join(", ")}${more ? ", and more" : ""}. Open the .keras or .h5 file that it was made from.`,
  graphForm: (op: string) =>
    `This GraphModel has the operation "${op}" in a form that is no layer in Hanger. Open the .keras or .h5 file that it was made from.`,
  noDescription:
    "This file does not describe a network. Choose a .keras or .h5 file, or the model.json of a LayersModel.",
  unknownNetwork:
    "Hanger does not support this kind of network. It opens sequential and functional ones of Keras and TensorFlow.js.",
  noLayers: "This network has no layers. Add some, train it, and save it again.",
  sameNames: "Two layers of this network have the same name. Rename one, and save the network again.",
  unknownLayer: (kind: string) =>
    `This network has a layer of type "${kind}", which Hanger does not support. Train one without it, or choose another network.`,
  unknownLayers: (kinds: readonly string[], more: boolean) =>
    `This network has layers of types that Hanger does not support: ${kinds.join(", ")}${more ? ", and more" : ""}. Train one without them, or choose another network.`,
  unknownSetting: (setting: string, layer: string) =>
    `Hanger does not support the setting "${setting}" of the layer "${layer}". Leave it at Keras' default, and train the network again.`,
  channelsFirst: (layer: string) =>
    `The layer "${layer}" expects channels first. Hanger puts them last: train it that way.`,
  untrueSetting: (setting: string, layer: string) =>
    `The setting "${setting}" of the layer "${layer}" is invalid. Correct it where the network was made, and save it again.`,
  unknownActivation: (activation: string) =>
    `This network uses the activation "${activation}", which Hanger does not support. Use relu, or another of Keras' common ones.`,
  untrueActivation:
    "This network uses an activation that Hanger does not support. Use relu, or another of Keras' common ones.",
  noInputShape:
    "This network does not state the size of its input pictures. Build it with a fixed one, such as 64 × 64 × 3, load its weights, and save it again.",
  moreThanOne: {
    input:
      "This network has more than one input. Hanger supports one input and one output: save the part that needs only a picture as a network of its own.",
    output:
      "This network has more than one output. Hanger supports one input and one output: save it as a network that ends in the one that tells the class.",
  },
  usedOften: (layer: string) =>
    `The layer "${layer}" is used more than once or not at all, which Hanger does not support. Give each place a layer of its own, and train the network again.`,
  otherInput: (shape: string) =>
    `This network expects ${shape}. Hanger gives it pictures of 8 to 512 pixels a side, with one, three or four channels. Choose a network for such pictures.`,
  numberInput:
    "This network expects single numbers. Hanger gives it pictures of 8 to 512 pixels a side. Choose a network for pictures.",
  noSoftmax:
    "This network gives no probabilities: let its last layer have softmax or sigmoid, and train it again.",
  misfit: "The layers of this network do not fit together. Save it again, then open the new file.",
  largeOutput: (layer: string, shape: string) =>
    `The layer "${layer}" of this network outputs ${shape}, more than a phone can hold. Make it smaller, and train the network again.`,
  nothingLeft:
    "A filter, window or cropping in this network is larger than the picture it is given, so that nothing is left. Make it smaller, and train the network again.",
  largeWindow: (layer: string) =>
    `The filter or window of the layer "${layer}" is too large for its input. Make it smaller, and train the network again.`,
  tooSlow: "This network takes too many computations for a phone. Choose a smaller one.",
  notFourChannels: "This network does not take four channels, so there is nothing to say about them.",
  noClasses:
    "This network does not output one value for each class. Let it end in a Dense layer with a unit for each class and softmax, and train it again.",
  oneOutput:
    "This network answers with a single number. Hanger needs one for each class: let it end in a Dense layer with two units and softmax.",
  classCount: (classes: string) =>
    `This network has ${classes} classes. Hanger supports 2 to 1,000: train one for fewer.`,
  otherNames: (names: number, classes: number) =>
    `There are ${names} class names, but the network has ${classes} classes. Choose a file with a name for each, one in each line.`,
  cannotRun:
    "This network could not run here. It may need something that this device lacks: choose a smaller one, or try another browser.",
  noProbabilities:
    "This network gave no probabilities in a test run: they were below 0, or did not add up to 1. Let it end in softmax, and train it again.",

  graphUntrue: "The graph of this model is invalid. Convert the model again, then open the new files.",
  graphOperations: (names: readonly string[], more: boolean) =>
    `This graph model has operations that TensorFlow.js does not know: ${names.join(", ")}${more ? ", and more" : ""}. Convert it again without them, or choose another one.`,
  graphSetting: (setting: string, operation: string) =>
    `The setting "${setting}" of the operation "${operation}" is invalid. Convert the model again, then open the new files.`,
  graphTooLarge: (operation: string) =>
    `The operation "${operation}" of this graph model makes more values than a phone can hold. Choose a smaller model.`,
  graphInputs: "This graph model does not say what it has to be given. Convert it again with a signature.",
  graphInputType: (input: string) =>
    `The input "${input}" of this graph model takes no numbers. Hanger measures models that do.`,
  graphInputShape: (input: string) =>
    `This graph model does not say how many dimensions its input "${input}" has. Convert it again with a signature.`,
  graphUntrained: "A graph model has operations in place of layers, so it is not trained.",
  graphKernel: (kernel: string, backend: string) =>
    `TensorFlow.js has no kernel ${kernel} for the backend ${backend}.`,
  graphFailed: (reason: string) => `TensorFlow.js could not run this graph model: ${reason}`,

  weightsUntrue: "This network's list of weights is invalid. Save it again, then open the new file.",
  weightsCut: (needed: string, there: string) =>
    `The weights are incomplete: this network needs ${needed} bytes, but there are ${there}. Copy or download its files again.`,
  weightsNoNumbers: "Some weights of this network are not numbers: its training went wrong. Train it again.",
  weightsMissing: (name: string) =>
    `The weights "${name}" of this network are missing. Save it again, then open the new files.`,
  weightsMisfit: (name: string) =>
    `The shape of the weights "${name}" does not match their layer. Choose the weights that were saved with this network.`,
  fewWeights:
    "Some layers of this network have missing or mismatched weights. Choose the weights that were saved with it.",

  notCalibrated: "This network does not end in a layer that can be calibrated.",
  formats: { onnx: "ONNX", tflite: "TensorFlow Lite" },
  noLayerIn: (format: string, layer: string, kind: string) =>
    `The layer "${layer}" cannot be written as ${format}: Hanger does not translate ${kind} layers.`,
  usedTwiceIn: (format: string, layer: string) =>
    `The layer "${layer}" cannot be written as ${format}: the network uses it more than once.`,
  noActivationIn: (format: string, layer: string, activation: string) =>
    `The layer "${layer}" cannot be written as ${format}: Hanger does not translate the activation ${activation}.`,
};
