import type english from "../en/ui";

export default {
  close: "Schließen",
  closeMessage: "Diese Meldung schließen",
  wentWrong: "In Hanger ist etwas schiefgegangen. Lade die Seite neu; alles Gespeicherte ist noch da.",
} satisfies typeof english;
