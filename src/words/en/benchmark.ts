import { formatNumber } from "../numbers";

/** Backends that only noise sets apart; the first is recommended. */
const level = (what: string) => (best: string, others: readonly string[], isLightest: boolean) =>
  `${[best, ...others].join(" and ")} are level at ${what}${isLightest ? `; ${best} needs less memory` : ""}.`;

const results = (count: number) => (count === 1 ? "one result" : `${formatNumber(count)} results`);

/** The benchmark view: measuring backends and comparing results. */
export default {
  title: "Benchmark",
  tryAgain: "Try again",
  endedUnexpectedly: "The measurement ended unexpectedly. Try again; earlier results are not lost.",

  modes: {
    quick: {
      title: "Quick",
      name: "quick",
      what: "Every backend in turn, about half a minute.",
    },
    thorough: {
      title: "Thorough",
      name: "thorough",
      what: "The same with more rounds, up to four minutes: narrower intervals.",
    },
    sustained: {
      title: "Sustained",
      name: "sustained",
      what: "Trains on the fastest backend for three minutes, to see whether the device slows down as it warms up.",
    },
    timed: { title: "Timed", name: "timed", what: "From the command line." },
  },
  /** The name of a measure: on a tab, in a column's header, and in a sentence. */
  measures: {
    predict1: { short: "Classify", column: "1 picture", long: "one picture" },
    predict32: { short: "Batch 32", column: "32 pictures", long: "32 pictures at once" },
    predict128: { short: "Batch", column: "128 pictures", long: "128 pictures at once" },
    trainStep32: { short: "Train 32", column: "step of 32", long: "a training step of 32 pictures" },
    trainStep128: { short: "Train", column: "step of 128", long: "a training step of 128 pictures" },
    photo: { short: "Photo", column: "photo", long: "a photo, from picture to answer" },
  },
  /** Shown for a backend without figures if no reason is known. */
  statuses: {
    ok: "ok",
    missing: "missing",
    failed: "failed",
    wrong: "wrong",
    timeout: "timeout",
    stopped: "stopped",
  },

  fastestHere: "Which backend is fastest here?",
  measureAgain: "Measure again",
  measureAndCompare: "Measure this device and compare",
  howLong: "Duration",
  network: "Network",
  chooseNetwork: "Choose your own network",
  gettingReady: "Getting ready ...",
  measure: "Measure",
  /** Sides of a network's inputs that may have any size. */
  height: (input: string) => `Height of "${input}"`,
  width: (input: string) => `Width of "${input}"`,
  sizeOf: (dimension: number, input: string) => `Size of "${input}" in dimension ${dimension}`,

  compareWith: "Compare with other engines",
  engineOf: (engine: string, size: string) => `${engine}, ${size}`,
  enginesExplained:
    "Downloaded once, when you measure, and then kept on this device. They only answer; Hanger never uses them itself.",
  enginesTakeLayers:
    "Graph models cannot be compared with other engines: Hanger writes only networks of layers.",
  engineAlone: (engine: string) =>
    `This file is measured in ${engine} alone, not in Hanger's backends. ${engine} is downloaded once and then kept on this device.`,

  measuring: "Measuring",
  opening: "Loading",
  timeLeft: "Time left",
  onePictureSoFar: "One picture, so far",
  leaveOpen: "One picture, median so far. Keep Hanger open and do not use the device meanwhile.",
  stopAndKeep: "Stop and keep",
  waits: "waiting",

  onThisDevice: "On this device",
  nothingRan: "Nothing ran here",
  classifyOn: (backend: string) => `Classify on ${backend}`,
  doBothOn: (backend: string) => `Classify and train on ${backend}`,
  doEachOn: (classify: string, train: string) => `Classify on ${classify}; train on ${train}`,
  levelAt: { classify: level("classifying"), train: level("training") },
  mayClassify: (backends: readonly string[]) => `${backends.join(" and ")} may classify as fast.`,
  mayTrain: (backends: readonly string[]) => `${backends.join(" and ")} may train as fast.`,
  about: (network: string, parameters: string, date: string) =>
    `${network}, ${parameters} parameters; ${date}.`,
  score: (version: number, classify: string, train: string) =>
    `Hanger score ${version}: classifying ${classify}, training ${train}. More is better.`,
  scoreOfClassifying: (version: number, classify: string) =>
    `Hanger score ${version}: classifying ${classify}. More is better.`,
  gflops: (count: string) => `${count} GFLOP/s`,
  reaches: (backend: string, gflops: string, measure: string) =>
    `${backend} reaches ${gflops} with ${measure}.`,
  reachesOf: (backend: string, gflops: string, measure: string, share: string, cores: number) =>
    `${backend} reaches ${gflops} with ${measure}: ${share} of what ${cores === 1 ? "one core" : `${cores} cores`} can do at most.`,
  stoppedEarly: "Stopped early.",
  stoppedBefore: (backends: number) =>
    `Stopped before ${backends === 1 ? "the last backend was" : `${formatNumber(backends)} backends were`} measured`,
  disturbed:
    "Something else kept this device busy, so this may come out differently. Close other apps and measure again.",
  unsteady: "not steady",
  /** Which backends the app itself would use. */
  forApp: (photos: string, training: string | undefined) => {
    if (photos === training) return `For Hanger itself: photos and training on ${photos}.`;
    return `For Hanger itself: photos on ${photos}${training ? `; training on ${training}` : ""}.`;
  },
  noPhotoTimes:
    "Hanger's own backend is chosen by the time of a photo, which this result lacks. Quick and Thorough measure it.",
  computeLikeThis: "Use these backends",
  applied: ({ classify, train }: { readonly classify?: string; readonly train?: string }) => {
    const done = [classify && `classifies on ${classify}`, train && `trains on ${train}`];
    return `Hanger now ${done.filter(Boolean).join(" and ")}.`;
  },
  shareResult: "Share result",
  whatIsMeasured: "What is measured",
  millisecondsOf: (measure: string) => `Milliseconds of ${measure}`,
  medianOf: (measure: string) =>
    `Median of ${measure}; lower is better. Whiskers are 95% intervals. The axis is logarithmic: a step to the right is ten times as long.`,
  /** How many times as long as the fastest. */
  times: (ratio: string) => `${ratio} ×`,
  compared: (engines: readonly string[]) =>
    `${engines.join(" and ")} ${engines.length === 1 ? "is another engine" : "are other engines"}, for comparison.`,
  measuredIn: (engine: string) => `Measured in ${engine}`,
  aboutFile: (file: string, date: string) => `${file}; ${date}.`,
  /** As fast as the fastest, within noise. */
  level: "level",
  withoutFigures: "Without figures",
  tooSlow: "too slow to measure here",
  notMeasured: "not measured",

  keepsSpeed: "It keeps its speed",
  getsSlower: "It gets slower",
  getsFaster: "It gets faster",
  overTime: (backend: string, measure: string, first: string, last: string, seconds: string) =>
    `${backend}, ${measure}: ${first} at first, ${last} after ${seconds} s.`,
  millisecondsBySeconds: "milliseconds over seconds",
  millisecondsOverTime: "Milliseconds over time",

  allFigures: "All figures",
  backend: "Backend",
  start: "Start",
  firstAnswer: "First answer",
  memory: "Memory",
  offBy: "Difference",
  threads: (count: number) => `${count} threads`,
  gradients: (difference: string) => `gradients ${difference}`,
  interval: (low: string, high: string) => `${low} to ${high}`,
  percentile: (p95: string) => `p95 ${p95}`,
  percentileAndBest: (p95: string, best: string) => `p95 ${p95}, best ${best}`,
  worstAndFirst: (worst: string, first: string) => `worst ${worst}, first ${first}`,
  rounds: (count: number) => (count === 1 ? "one round" : `${formatNumber(count)} rounds`),
  tensors: (count: number) => `${count} tensors`,
  atMost: (size: string) => `at most ${size}`,
  figuresExplained:
    'Lower is better. Medians with their 95% interval, the 95th percentile, the best, the worst and the first round. "Difference" is the largest difference from plain JavaScript, in probabilities and gradients.',

  timeByPart: "Where the time goes",
  layers: "Layers, 32 pictures",
  millisecondsByLayer: "Milliseconds by layer",
  kernels: "Kernels of a training step, 32 pictures",
  millisecondsByKernel: "Milliseconds by kernel",
  kernelCalls: (kernel: string, calls: number) => `${kernel}, ${calls} calls`,

  sideBySide: "Side by side",
  comparedWith: (device: string, told: readonly string[]) =>
    `Compared with ${device}, this device is ${told.join(", and ")}.`,
  ofAnotherNetwork: (device: string, network: string) =>
    `The result of ${device} is of another network, ${network}. Measure that one here to compare.`,
  anotherNetwork: "another network: not compared",
  asFastAt: { classify: "as fast at classifying", train: "as fast at training" },
  slowerAt: {
    classify: (times: string) => `${times} times slower at classifying`,
    train: (times: string) => `${times} times slower at training`,
  },
  fasterAt: {
    classify: (times: string) => `${times} times faster at classifying`,
    train: (times: string) => `${times} times faster at training`,
  },
  resultsSideBySide: "Results side by side",
  whatIsCompared: "What is compared",
  relativeTo: "Relative to",
  showTimes: "none (show times)",
  device: "Device",
  thisDevice: "This device",
  delete: "Delete",
  reallyDelete: "Yes, delete",
  deleteResult: (device: string) => `Delete the result of ${device}`,
  saveAll: (count: number) => `Save all ${results(count)}`,

  unchanged: "Nothing changed beyond noise since the previous result.",
  slowerThanBefore: (backend: string, times: string, measure: string) =>
    `${backend} takes ${times} times as long as before for ${measure}.`,
  fasterThanBefore: (backend: string, times: string, measure: string) =>
    `${backend} is ${times} times as fast as before for ${measure}.`,
  classifyTime: (time: string) => `classify ${time}`,
  stepTime: (time: string) => `step ${time}`,

  toldOfDevice: "What a result says about the device",
  facts: {
    browser: "Browser",
    system: "System",
    model: "Model",
    cores: "Cores",
    peak: "One core, at most",
    memory: "Memory",
    graphics: "Graphics",
    isolated: "Cross-origin isolated",
    simd: "WebAssembly SIMD",
    relaxedSimd: "Relaxed SIMD",
    threads: "Threads",
    battery: "Battery",
    userAgent: "User agent",
  },
  yes: "yes",
  no: "no",
  memoryOrMore: (gibibytes: string) => `${gibibytes} GiB or more`,
  battery: (level: string, charging: boolean) => `${level}, ${charging ? "charging" : "not charging"}`,
  unknownSystem: "Unknown system",
  unknownBrowser: "unknown browser",

  resultsOfOthers: "Results from other devices",
  openThem:
    "Open result files, drop or paste them, scan a QR code, or follow a link. Nothing is sent anywhere.",
  openResults: "Open results",
  scanCode: "Scan a QR code",
  /** Where results were read from, as the start of a sentence. */
  file: (name: string) => `The file ${name}`,
  scannedCode: "The scanned code",
  link: "The link",
  pastedText: "The pasted text",
  opened: (opened: number, known: number) => {
    if (opened === 0) return known === 1 ? "This result is already here." : "These results are already here.";
    return `Opened ${results(opened)}${known > 0 ? `; ${results(known)} ${known === 1 ? "was" : "were"} already here` : ""}.`;
  },
  scanResult: "Scan a result",
  camera: "Camera",
  fillPicture: "Point the camera at the QR code of a result. It is read on this device.",

  saveResults: (count: number) => `Save ${results(count)}`,
  saveJson: "Save as JSON",
  saveCsv: "Save as CSV",
  tellsOfDevice: "What it says about the device",
  noLink: "The link could not be made. Save the result as a file instead.",
  copied: "Copied.",
  notCopied: "The browser did not allow copying. Select the link and copy it.",
  benchmarkOf: (device: string) => `Benchmark of ${device}`,
  linkExplained:
    "The link contains the whole result after its #, the part that browsers do not send: no server sees it. Anyone who opens it sees what is listed below.",
  codeOfLink: "QR code of the link",
  linkToResult: "Link to the result",
  share: "Share",
  copyLink: "Copy link",
};
