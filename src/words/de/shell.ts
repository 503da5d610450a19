import type english from "../en/shell";

export default {
  places: "Bereiche",
  classify: "Erkennen",
  photos: "Fotos",
  train: "Trainieren",
  explore: "Verstehen",
  benchmark: "Messen",
  about: "Installation, Speicher, Datenschutz",
  offlineReady: "Läuft auch offline",
  tryAgain: "Erneut versuchen",
  partNotLoaded:
    "Dieser Teil von Hanger konnte nicht geladen werden. Geh online und versuche es noch einmal.",
  downloading: "Der Rest von Hanger wird heruntergeladen. Danach kommen die Antworten.",
  restarted: "Hanger musste die Berechnung neu starten. Alles Gespeicherte ist noch da.",
  unknownBackend: (asked, known) => `Die Adresse verlangt das Backend „${asked}“; möglich sind ${known}.`,
} satisfies typeof english;
