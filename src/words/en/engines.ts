/** Why another engine could not be compared with. */
export default {
  /** As their makers call them. */
  titles: { litert: "LiteRT", "onnxruntime-web": "ONNX Runtime" },
  notFetched: (engine: string) =>
    `${engine} could not be downloaded. Check the connection, then measure again.`,
  notOnServer: (engine: string) =>
    `This server does not have ${engine}. Everything else works without it; ask whoever runs the server to add the folder "engines".`,
  wrongBytes: (engine: string) =>
    `What the server sent is not ${engine}, but something else, such as a sign-in page. It was not used. Measure again to download it again.`,
  notStarted: (engine: string, reason: string) => `${engine} did not start in this browser: ${reason}`,
  notRun: (engine: string, reason: string) => `${engine} could not run this network: ${reason}`,
  noGraphs: (engine: string) =>
    `Hanger writes networks of layers for ${engine}, not graph models of TensorFlow.js.`,
  nothingToWrite: "No backend could run this network, so there was none to write for another engine.",
  inputType: (engine: string, input: string, type: string) =>
    `Hanger cannot make an input of type ${type} for ${engine}: "${input}".`,
  inputTooLarge: (engine: string) =>
    `This network takes more than 100 MB of input at once, too much to measure ${engine} with.`,

  /** Files of networks that only another engine runs. */
  alone: (engine: string) => `Only ${engine} runs this file, so it is not trained.`,
  notTflite:
    "This is no TensorFlow Lite file, or it is damaged. Copy it again, or convert the network again, then open the new file.",
  notOnnx:
    "This is no ONNX file, or it is damaged. Copy it again, or export the network again, then open the new file.",
  outsideData:
    "This ONNX file keeps its weights in another file. Save it with its weights inside, then open it again.",
};
