/** The frame around all places, and what is said of the app itself. */
export default {
  places: "Places",
  classify: "Classify",
  photos: "Photos",
  train: "Train",
  explore: "Explore",
  benchmark: "Benchmark",
  about: "Install, storage and privacy",
  offlineReady: "Ready to work offline",
  tryAgain: "Try again",
  partNotLoaded: "This part of Hanger could not be loaded. Go online and try again.",
  restarted: "Hanger had to start its calculations anew. Nothing kept was lost.",
  unknownBackend: (asked: string, known: string) =>
    `The address asks for the backend "${asked}"; there are ${known}.`,
};
