import type { words as english } from "../en/about";

export const words: typeof english = {
  title: "Über Hanger",
  install: "Auf dem Startbildschirm",
  installed: "Hanger ist auf diesem Gerät installiert.",
  offered: "Es öffnet sich wie jede andere App, im Vollbild, und braucht kein Netz.",
  installNow: "Installieren",
  installQuestion: "Hanger auf den Startbildschirm legen? Es öffnet sich im Vollbild und braucht kein Netz.",
  installHow: "So geht es",
  byShare: "Safari installiert es über das Teilen-Menü:",
  shareSteps: [
    "Tippe in der Leiste des Browsers auf Teilen.",
    "Wähle „Zum Home-Bildschirm“.",
    "Öffne Hanger von dort: Es hat einen eigenen Speicher, der nicht geleert wird.",
  ],
  byMenu: "Vielleicht bietet dein Browser es im Menü an: „Installieren“ oder „Zum Startbildschirm“.",
  offline: "Ohne Netz",
  offlineReady: "Alles ist auf diesem Gerät: Hanger läuft ohne Netz.",
  offlineNotYet:
    "Noch nicht bereit. Bleib online, bis die App ganz da ist; lade die Seite neu, wenn sich nichts ändert.",
  offlineDataset: "Nur die Trainingsbilder werden eigens geladen, und vorher wird gefragt.",
  privacy: "Privat, weil es so gebaut ist",
  privacyPoints: [
    "Fotos, Korrekturen und Netze verlassen dieses Gerät nie. Es gibt kein Konto, keinen Server, keine Statistik.",
    "Die Kamera läuft nur, solange du ihr Bild siehst.",
    "Was du als Datei speicherst oder als Link teilst, geht dorthin, wohin du es schickst, und sonst nirgends hin.",
  ],
  kept: "Was hier gespeichert ist",
  kinds: {
    photos: "Fotos",
    models: "Eigene Modelle",
    dataset: "Trainingsbilder",
    trainings: "Trainings",
    exercises: "Experimente",
    results: "Messergebnisse",
  },
  inAll: "Zusammen, mit der App selbst",
  left: (size) => `${size} frei`,
  keptForGood: "Der Browser behält es, bis du es löschst.",
  keptForNow: "Der Browser darf es löschen, wenn der Platz knapp wird oder du wochenlang nicht da warst.",
  askToKeep: "Browser bitten, es zu behalten",
  refusedToKeep:
    "Der Browser hat es nicht zugesagt. Installiere Hanger, dann tut er es; oder sichere ab und zu eine Datei.",
  saveFirst: "Alles als Datei sichern",
  deleteAll: "Alles löschen",
  reallyDelete: "Alles löschen?",
  whatIsLost:
    "Alle Fotos, Klassen, Modelle, Trainings und Ergebnisse auf diesem Gerät werden gelöscht, sofort und endgültig. Die App selbst bleibt.",
  deleteNow: "Alles löschen",
  keepIt: "Behalten",
  version: (version) => `Hanger ${version}`,
  credits: "MIT-Lizenz. Gelernt aus Fashion-MNIST (Zalando Research, MIT) und aus Fotos, die CC0 sind.",
};
