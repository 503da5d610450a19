import type english from "../en/benchmark";
import { formatNumber } from "../numbers";

const level = (what: string) => (best: string, others: readonly string[], isLightest: boolean) =>
  `${what} sind ${[best, ...others].join(" und ")} gleichauf${isLightest ? `; ${best} braucht weniger Speicher` : ""}.`;

const results = (count: number) => (count === 1 ? "ein Ergebnis" : `${formatNumber(count)} Ergebnisse`);

export default {
  title: "Messen",
  tryAgain: "Noch einmal",
  endedUnexpectedly:
    "Die Messung endete unerwartet. Versuche es noch einmal; frühere Ergebnisse gehen nicht verloren.",

  modes: {
    quick: {
      title: "Kurz",
      name: "kurz",
      what: "Alle Backends nacheinander, etwa eine halbe Minute.",
    },
    thorough: {
      title: "Gründlich",
      name: "gründlich",
      what: "Dasselbe mit mehr Runden, bis zu vier Minuten: engere Intervalle.",
    },
    sustained: {
      title: "Dauerlauf",
      name: "Dauerlauf",
      what: "Trainiert drei Minuten lang mit dem schnellsten Backend. So zeigt sich, ob das Gerät langsamer wird, wenn es warm wird.",
    },
    timed: { title: "Auf Zeit", name: "auf Zeit", what: "Von der Kommandozeile." },
  },
  measures: {
    predict1: { short: "Erkennen", column: "1 Bild", long: "ein Bild" },
    predict32: { short: "Stapel 32", column: "32 Bilder", long: "32 Bilder auf einmal" },
    predict128: { short: "Stapel", column: "128 Bilder", long: "128 Bilder auf einmal" },
    trainStep32: { short: "Training 32", column: "Schritt, 32", long: "ein Trainingsschritt mit 32 Bildern" },
    trainStep128: {
      short: "Training",
      column: "Schritt, 128",
      long: "ein Trainingsschritt mit 128 Bildern",
    },
    photo: { short: "Foto", column: "Foto", long: "ein Foto, vom Bild bis zur Antwort" },
  },
  statuses: {
    ok: "in Ordnung",
    missing: "fehlt",
    failed: "fehlgeschlagen",
    wrong: "rechnet falsch",
    timeout: "keine Antwort",
    stopped: "gestoppt",
  },

  fastestHere: "Welches Backend ist hier am schnellsten?",
  measureAgain: "Noch einmal messen",
  measureAndCompare: "Dieses Gerät messen und vergleichen",
  howLong: "Dauer",
  network: "Netz",
  chooseNetwork: "Eigenes Netz wählen",
  gettingReady: "Wird vorbereitet ...",
  measure: "Messen",
  height: (input) => `Höhe von „${input}“`,
  width: (input) => `Breite von „${input}“`,
  sizeOf: (dimension, input) => `Größe von „${input}“ in Dimension ${dimension}`,

  compareWith: "Mit anderen Engines vergleichen",
  engineOf: (engine, size) => `${engine}, ${size}`,
  enginesExplained:
    "Beim Messen einmal heruntergeladen und dann auf diesem Gerät behalten. Sie erkennen nur; Hanger selbst benutzt sie nie.",
  enginesTakeLayers:
    "GraphModels lassen sich nicht mit anderen Engines vergleichen: Hanger schreibt nur Netze aus Schichten.",
  engineAlone: (engine) =>
    `Diese Datei wird nur in ${engine} gemessen, nicht in Hangers Backends. ${engine} wird einmal heruntergeladen und bleibt dann auf diesem Gerät.`,

  measuring: "Messung läuft",
  opening: "Wird geladen",
  timeLeft: "Noch",
  onePictureSoFar: "Ein Bild, bisher",
  leaveOpen: "Ein Bild, bisheriger Median. Lass Hanger offen und benutze das Gerät solange nicht.",
  stopAndKeep: "Stoppen und behalten",
  waits: "wartet",

  onThisDevice: "Auf diesem Gerät",
  nothingRan: "Hier lief nichts",
  classifyOn: (backend) => `Erkennen mit ${backend}`,
  doBothOn: (backend) => `Erkennen und Trainieren mit ${backend}`,
  doEachOn: (classify, train) => `Erkennen mit ${classify}; Trainieren mit ${train}`,
  levelAt: { classify: level("Beim Erkennen"), train: level("Beim Trainieren") },
  mayClassify: (backends) =>
    `${backends.join(" und ")} ${backends.length === 1 ? "erkennt" : "erkennen"} vielleicht genauso schnell.`,
  mayTrain: (backends) =>
    `${backends.join(" und ")} ${backends.length === 1 ? "trainiert" : "trainieren"} vielleicht genauso schnell.`,
  about: (network, parameters, date) => `${network}, ${parameters} Parameter; ${date}.`,
  disturbed:
    "Etwas anderes hat dieses Gerät beschäftigt, es kann also auch anders ausgehen. Schließe andere Apps und miss noch einmal.",
  unsteady: "nicht stetig",
  score: (version, classify, train) =>
    `Hanger-Punkte ${version}: Erkennen ${classify}, Trainieren ${train}. Mehr ist besser.`,
  scoreOfClassifying: (version, classify) =>
    `Hanger-Punkte ${version}: Erkennen ${classify}. Mehr ist besser.`,
  gflops: (count) => `${count} GFLOP/s`,
  reaches: (backend, gflops, measure) => `${backend} erreicht ${gflops} (${measure}).`,
  reachesOf: (backend, gflops, measure, share, cores) =>
    `${backend} erreicht ${gflops} (${measure}): ${share} dessen, was ${cores === 1 ? "ein Kern" : `${cores} Kerne`} höchstens ${cores === 1 ? "schafft" : "schaffen"}.`,
  stoppedEarly: "Vorzeitig gestoppt.",
  stoppedBefore: (backends) =>
    `Gestoppt, bevor ${backends === 1 ? "das letzte Backend" : `${formatNumber(backends)} Backends`} gemessen ${backends === 1 ? "war" : "waren"}`,
  forApp: (photos, training) => {
    if (photos === training) return `Für Hanger selbst: Fotos und Training mit ${photos}.`;
    return `Für Hanger selbst: Fotos mit ${photos}${training ? `; Training mit ${training}` : ""}.`;
  },
  noPhotoTimes:
    "Womit Hanger selbst rechnet, entscheidet die Zeit für ein Foto. Sie fehlt hier; „Kurz“ und „Gründlich“ messen sie.",
  computeLikeThis: "Diese Backends nutzen",
  applied: ({ classify, train }) => {
    const done = [classify && `${classify} zum Erkennen`, train && `${train} zum Trainieren`];
    return `Hanger nutzt jetzt ${done.filter(Boolean).join(" und ")}.`;
  },
  shareResult: "Ergebnis teilen",
  whatIsMeasured: "Was gemessen wird",
  millisecondsOf: (measure) => `Millisekunden für: ${measure}`,
  medianOf: (measure) =>
    `Median für: ${measure}; weniger ist besser. Die Querstriche zeigen 95-%-Intervalle. Die Achse ist logarithmisch: ein Schritt nach rechts dauert zehnmal so lange.`,
  times: (ratio) => `${ratio}-mal`,
  compared: (engines) =>
    `${engines.join(" und ")} ${engines.length === 1 ? "ist eine andere Engine" : "sind andere Engines"}, zum Vergleich.`,
  measuredIn: (engine) => `Gemessen in ${engine}`,
  aboutFile: (file, date) => `${file}; ${date}.`,
  level: "gleichauf",
  withoutFigures: "Ohne Messwerte",
  tooSlow: "hier zu langsam zum Messen",
  notMeasured: "nicht gemessen",

  keepsSpeed: "Das Tempo bleibt gleich",
  getsSlower: "Es wird langsamer",
  getsFaster: "Es wird schneller",
  overTime: (backend, measure, first, last, seconds) =>
    `${backend}, ${measure}: anfangs ${first}, nach ${seconds} s ${last}.`,
  millisecondsBySeconds: "Millisekunden, nach Sekunden",
  millisecondsOverTime: "Millisekunden im Lauf der Zeit",

  allFigures: "Alle Werte",
  backend: "Backend",
  start: "Start",
  firstAnswer: "Erste Antwort",
  memory: "Speicher",
  offBy: "Abweichung",
  threads: (count) => `${count} Threads`,
  gradients: (difference) => `Gradienten ${difference}`,
  interval: (low, high) => `${low} bis ${high}`,
  percentile: (p95) => `p95 ${p95}`,
  percentileAndBest: (p95, best) => `p95 ${p95}, beste ${best}`,
  worstAndFirst: (worst, first) => `schlechteste ${worst}, erste ${first}`,
  rounds: (count) => (count === 1 ? "eine Runde" : `${formatNumber(count)} Runden`),
  tensors: (count) => `${count} Tensoren`,
  atMost: (size) => `höchstens ${size}`,
  figuresExplained:
    "Weniger ist besser. Mediane mit 95-%-Intervall, 95. Perzentil, bester, schlechtester und erster Runde. „Abweichung“ ist der größte Unterschied zu reinem JavaScript, bei Wahrscheinlichkeiten und Gradienten.",

  timeByPart: "Wo die Zeit bleibt",
  layers: "Schichten, 32 Bilder",
  millisecondsByLayer: "Millisekunden je Schicht",
  kernels: "Kernel eines Trainingsschritts, 32 Bilder",
  millisecondsByKernel: "Millisekunden je Kernel",
  kernelCalls: (kernel, calls) => `${kernel}, ${calls} Aufrufe`,

  sideBySide: "Nebeneinander",
  comparedWith: (device, told) => `Verglichen mit ${device} ist dieses Gerät ${told.join(" und ")}.`,
  ofAnotherNetwork: (device, network) =>
    `Das Ergebnis von ${device} ist von einem anderen Netz, ${network}. Miss es hier, um zu vergleichen.`,
  anotherNetwork: "anderes Netz: kein Vergleich",
  asFastAt: { classify: "beim Erkennen gleich schnell", train: "beim Trainieren gleich schnell" },
  slowerAt: {
    classify: (times) => `beim Erkennen ${times}-mal langsamer`,
    train: (times) => `beim Trainieren ${times}-mal langsamer`,
  },
  fasterAt: {
    classify: (times) => `beim Erkennen ${times}-mal schneller`,
    train: (times) => `beim Trainieren ${times}-mal schneller`,
  },
  resultsSideBySide: "Ergebnisse nebeneinander",
  whatIsCompared: "Was verglichen wird",
  relativeTo: "Bezogen auf",
  showTimes: "nichts (Zeiten zeigen)",
  device: "Gerät",
  thisDevice: "Dieses Gerät",
  delete: "Löschen",
  reallyDelete: "Ja, löschen",
  deleteResult: (device) => `Ergebnis löschen: ${device}`,
  saveAll: (count) => `Alle ${formatNumber(count)} Ergebnisse speichern`,

  unchanged: "Seit dem vorigen Ergebnis hat sich nichts Messbares geändert.",
  slowerThanBefore: (backend, times, measure) =>
    `${backend} braucht ${times}-mal so lange wie zuvor (${measure}).`,
  fasterThanBefore: (backend, times, measure) =>
    `${backend} ist ${times}-mal so schnell wie zuvor (${measure}).`,
  classifyTime: (time) => `erkennen ${time}`,
  stepTime: (time) => `Schritt ${time}`,

  toldOfDevice: "Angaben zum Gerät",
  facts: {
    browser: "Browser",
    system: "System",
    model: "Modell",
    cores: "Kerne",
    peak: "Ein Kern, höchstens",
    memory: "Speicher",
    graphics: "Grafik",
    isolated: "Cross-origin-isoliert",
    simd: "WebAssembly-SIMD",
    relaxedSimd: "Relaxed SIMD",
    threads: "Threads",
    battery: "Akku",
    userAgent: "User-Agent",
  },
  yes: "ja",
  no: "nein",
  memoryOrMore: (gibibytes) => `${gibibytes} GiB oder mehr`,
  battery: (level, charging) => `${level}, ${charging ? "lädt" : "lädt nicht"}`,
  unknownSystem: "Unbekanntes System",
  unknownBrowser: "unbekannter Browser",

  resultsOfOthers: "Ergebnisse anderer Geräte",
  openThem:
    "Öffne Dateien mit Ergebnissen, zieh sie herein oder füge sie ein, scanne einen QR-Code oder folge einem Link. Nichts wird gesendet.",
  openResults: "Datei öffnen",
  scanCode: "Code scannen",
  file: (name) => `Die Datei ${name}`,
  scannedCode: "Der gescannte Code",
  link: "Der Link",
  pastedText: "Der eingefügte Text",
  opened: (opened, known) => {
    if (opened === 0)
      return known === 1 ? "Dieses Ergebnis ist schon hier." : "Diese Ergebnisse sind schon hier.";
    return `Geöffnet: ${results(opened)}${known > 0 ? `; schon hier: ${results(known)}` : ""}.`;
  },
  scanResult: "Ergebnis scannen",
  camera: "Kamera",
  fillPicture: "Richte die Kamera auf den QR-Code eines Ergebnisses. Er wird auf diesem Gerät gelesen.",

  saveResults: (count) => `${results(count)} speichern`,
  saveJson: "Als JSON",
  saveCsv: "Als CSV",
  tellsOfDevice: "Was es über das Gerät verrät",
  noLink: "Der Link ließ sich nicht erstellen. Speichere das Ergebnis stattdessen als Datei.",
  copied: "Kopiert.",
  notCopied: "Der Browser ließ das Kopieren nicht zu. Markiere den Link und kopiere ihn.",
  benchmarkOf: (device) => `Messung von ${device}`,
  linkExplained:
    "Der Link enthält das ganze Ergebnis nach dem #. Diesen Teil senden Browser nicht: Kein Server sieht ihn. Wer den Link öffnet, sieht, was unten steht.",
  codeOfLink: "QR-Code des Links",
  linkToResult: "Link zum Ergebnis",
  share: "Teilen",
  copyLink: "Link kopieren",
} satisfies typeof english;
