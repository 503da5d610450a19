import type english from "../en/camera";

export default {
  failures: {
    notAllowed:
      "Hanger darf die Kamera nicht benutzen. Erlaube es in den Einstellungen des Browsers für diese Seite oder wähle ein Foto.",
    notFound: "Es wurde keine Kamera gefunden. Wähle stattdessen ein Foto.",
    inUse:
      "Eine andere App benutzt die Kamera. Schließe sie und versuche es noch einmal oder wähle ein Foto.",
    insecure: "Browser erlauben die Kamera nur auf https-Seiten. Wähle stattdessen ein Foto.",
    notStarted: "Die Kamera ließ sich nicht starten. Versuche es noch einmal oder wähle ein Foto.",
    takenAway:
      "Das Gerät oder eine andere App hat die Kamera gestoppt. Starte sie noch einmal oder wähle ein Foto.",
    noFrames:
      "Die Kamera ist an, sendet aber kein Bild. Decke sie auf, schließe andere Apps, die sie benutzen, und starte sie noch einmal oder wähle ein Foto.",
  },
  lightRefused:
    "Die Kamera hat das Licht nicht geschaltet. Nimm anderes Licht oder starte die Kamera noch einmal.",
} satisfies typeof english;
