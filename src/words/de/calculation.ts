import type english from "../en/calculation";

export default {
  stopped: "Gestoppt.",
  ended: "Die Berechnung wurde abgebrochen.",
  died: "Die Berechnung ist abgestürzt. Hanger startet sie von selbst neu; versuche es noch einmal.",
  busy: "Hanger trainiert oder misst schon, hier oder in einem anderen Fenster. Warte, bis das fertig ist, oder stoppe es.",
  noAnswer: (seconds) => `Keine Antwort in ${seconds} Sekunden.`,
} satisfies typeof english;
