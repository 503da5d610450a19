/** The frame around all views, and notices about the app itself. */
export default {
  places: "Sections",
  classify: "Classify",
  photos: "Photos",
  train: "Train",
  explore: "Explore",
  benchmark: "Benchmark",
  about: "Install, storage and privacy",
  offlineReady: "Ready to work offline",
  tryAgain: "Try again",
  partNotLoaded: "This part of Hanger could not be loaded. Go online and try again.",
  downloading: "Downloading the rest of Hanger. It answers once that is done.",
  restarted: "Hanger had to restart its calculations. No saved data was lost.",
  unknownBackend: (asked: string, known: string) =>
    `The address asks for the backend "${asked}"; choose one of ${known}.`,
};
