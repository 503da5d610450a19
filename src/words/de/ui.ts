import type { words as english } from "../en/ui";

export const words: typeof english = {
  close: "Schließen",
  closeMessage: "Diese Meldung schließen",
  wentWrong: "In Hanger ist etwas schiefgegangen. Lade die Seite neu; nichts Gespeichertes geht verloren.",
};
