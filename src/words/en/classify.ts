/** The classify view as it first appears. What follows an answer is in `answered.ts`. */
export default {
  title: "Classify",

  picture: "Picture",
  camera: "Camera",
  question: "What garment is this?",
  invitation: "Hanger knows thirteen kinds and learns yours. Nothing leaves this device.",
  useCamera: "Use the camera",
  choosePhotos: "Choose photos",
  takePicture: "Take the picture",
  lookAgain: "Look again",
  otherCamera: "Other camera",
  zoom: "Zoom",
  light: "Light",
  pictureJustTaken: "The picture just taken",
  computedWith: "Computed with",
  whatNetworkSees: "What the network sees",
  pictureNetworkSaw: (width: number, height: number) => `The ${width} by ${height} picture the network saw`,

  answer: "Answer",
  looking: (pictures: number) => (pictures > 1 ? `Looking at ${pictures} pictures ...` : "Looking ..."),
  notSure: "Not sure",
  notSureHint: (closest: string) =>
    `${closest && `Closest: ${closest}. `}Move closer, or try a plainer background.`,

  examples: "Examples",
  tryDrawing: "No garment at hand? Try one of these drawings.",
  classifyDrawing: (title: string) => `Classify the drawing of a ${title}`,
  drawings: { trouser: "Trouser", dress: "Dress", "t-shirt-top": "T-shirt", pullover: "Pullover" },

  noPicture: "The browser returned no picture. Try again, or choose a photo.",

  backends: {
    webgpu: "WebGPU",
    webgl: "WebGL",
    "wasm-threads": "wasm, threads",
    "wasm-simd": "wasm, SIMD",
    wasm: "wasm",
    cpu: "plain JavaScript",
  },
  wasmThreads: (threads: number) => `wasm, ${threads} threads`,
};
