import type english from "../en/shell";

export default {
  places: "Bereiche",
  classify: "Erkennen",
  photos: "Fotos",
  train: "Trainieren",
  explore: "Verstehen",
  benchmark: "Messen",
  about: "Installation, Speicher, Datenschutz",
  offlineReady: "Läuft ohne Netz",
  tryAgain: "Noch einmal",
  partNotLoaded:
    "Dieser Teil von Hanger konnte nicht geladen werden. Geh ins Netz und versuche es noch einmal.",
  restarted: "Hanger musste neu anfangen zu rechnen. Nichts Gespeichertes ging verloren.",
  unknownBackend: (asked, known) => `Die Adresse verlangt das Backend „${asked}“; es gibt ${known}.`,
} satisfies typeof english;
