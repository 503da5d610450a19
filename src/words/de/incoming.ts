import type english from "../en/incoming";

export default {
  emptyFolder: "In diesem Ordner liegt nichts. Zieh einen mit Fotos hierher.",
  unreadableFolder: (name) =>
    `Der Ordner ${name} ließ sich nicht lesen. Zieh ihn noch einmal hierher oder wähle seine Fotos aus.`,
} satisfies typeof english;
