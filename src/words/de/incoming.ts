import type english from "../en/incoming";

export default {
  emptyFolder: "In diesem Ordner liegt nichts. Zieh einen mit Fotos hierher.",
  unreadableFolder: (name) =>
    `Der Ordner ${name} ließ sich nicht lesen. Zieh ihn noch einmal hierher oder wähle seine Fotos aus.`,
  draggedPicture: "Hergezogenes Bild",
  onlyAddress:
    "Von diesem Bild kam nur die Adresse mit, und Hanger lädt nichts aus dem Netz. Speichere das Bild und wähle es aus, oder kopiere es und füge es hier ein.",
  damagedData: "Die Daten dieses Bildes sind beschädigt. Speichere das Bild und wähle es aus.",
} satisfies typeof english;
