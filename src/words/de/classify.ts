import type english from "../en/classify";

export default {
  title: "Erkennen",

  picture: "Bild",
  camera: "Kamera",
  appName: "Hanger",
  knows: "Kennt dreizehn Arten von Kleidung und lernt deine dazu.",
  nothingLeaves: "Nichts verlässt dieses Gerät.",
  useCamera: "Kamera öffnen",
  choosePhotos: "Fotos wählen",
  pictureJustTaken: "Das eben aufgenommene Bild",

  answer: "Antwort",
  looking: (pictures) => (pictures > 1 ? `Schaut ${pictures} Bilder an ...` : "Schaut hin ..."),

  examples: "Beispiele",
  tryDrawing: "Nichts zur Hand? Probiere eine Zeichnung.",
  classifyDrawing: (title) => `Zeichnung erkennen: ${title}`,
  drawings: { trouser: "Hose", dress: "Kleid", "t-shirt-top": "T-Shirt", pullover: "Pullover" },

  noPicture: "Der Browser hat kein Bild geliefert. Versuche es noch einmal oder wähle ein Foto.",

  backends: {
    webgpu: "WebGPU",
    webgl: "WebGL",
    "wasm-threads": "wasm, Threads",
    "wasm-simd": "wasm, SIMD",
    wasm: "wasm",
    cpu: "reines JavaScript",
  },
  wasmThreads: (threads) => `wasm, ${threads} Threads`,
} satisfies typeof english;
