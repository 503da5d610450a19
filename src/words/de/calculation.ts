import type english from "../en/calculation";

export default {
  stopped: "Gestoppt.",
  ended: "Die Berechnung wurde beendet.",
  died: "Der Teil von Hanger, der rechnet, ist stehen geblieben. Er startet von selbst neu; versuche es noch einmal.",
  busy: "Hanger trainiert oder misst schon, hier oder in einem anderen Fenster. Warte, bis das fertig ist, oder stoppe es.",
  noAnswer: (seconds) => `Keine Antwort in ${seconds} Sekunden.`,
} satisfies typeof english;
