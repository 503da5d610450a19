/** The classify view as it first appears. What follows an answer is in `answered.ts`. */
export default {
  title: "Classify",

  picture: "Picture",
  camera: "Camera",
  appName: "Hanger",
  knows: "Knows thirteen kinds of garment, learns yours.",
  nothingLeaves: "Nothing leaves this device.",
  useCamera: "Use the camera",
  choosePhotos: "Choose photos",
  pictureJustTaken: "The picture just taken",

  answer: "Answer",
  looking: (pictures: number) => (pictures > 1 ? `Looking at ${pictures} pictures ...` : "Looking ..."),

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
