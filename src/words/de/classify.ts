import type english from "../en/classify";

export default {
  title: "Erkennen",

  picture: "Bild",
  camera: "Kamera",
  question: "Was ist das für ein Kleidungsstück?",
  invitation: "Hanger kennt dreizehn Arten und lernt deine. Nichts verlässt dieses Gerät.",
  useCamera: "Kamera benutzen",
  choosePhotos: "Fotos wählen",
  takePicture: "Foto aufnehmen",
  lookAgain: "Noch einmal schauen",
  otherCamera: "Andere Kamera",
  zoom: "Zoom",
  light: "Licht",
  pictureJustTaken: "Das eben aufgenommene Bild",
  computedWith: "Berechnet mit",
  whatNetworkSees: "Was das Netz sieht",
  pictureNetworkSaw: (width, height) =>
    `Was das Netz gesehen hat: ein Bild mit ${width} mal ${height} Pixeln`,

  answer: "Antwort",
  looking: (pictures) => (pictures > 1 ? `Schaut ${pictures} Bilder an ...` : "Schaut hin ..."),
  notSure: "Nicht sicher",
  notSureHint: (closest) =>
    `${closest && `Am ehesten: ${closest}. `}Geh näher heran oder nimm einen ruhigeren Hintergrund.`,

  examples: "Beispiele",
  tryDrawing: "Kein Kleidungsstück zur Hand? Probiere eine dieser Zeichnungen.",
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
