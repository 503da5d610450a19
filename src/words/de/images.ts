import type english from "../en/images";

export default {
  empty: "Diese Datei ist leer. Wähle ein anderes Bild.",
  drawing: "Das ist eine SVG-Zeichnung, kein Foto. Wähle ein Bild als JPEG, PNG oder WebP.",
  tooLarge: (width, height) =>
    `Dieses Bild ist zu groß (${width} × ${height} Pixel; höchstens 100 Megapixel). Verkleinere es oder mach ein neues Foto.`,
  tooSmall: (width, height) =>
    `Dieses Bild ist zu klein (${width} × ${height} Pixel), um ein Kleidungsstück zu zeigen. Wähle ein größeres.`,
  heic: "Dieser Browser kann keine HEIC-Fotos lesen. Teile das Foto als JPEG, oder stell die Kamera auf „Maximale Kompatibilität“.",
  noPicture: "Diese Datei ist kein Bild. Wähle ein Bild als JPEG, PNG oder WebP.",
  damaged: "Dieses Bild ist beschädigt und lässt sich nicht öffnen. Wähle ein anderes.",
  fileTooLarge: (megabytes, most) =>
    `Diese Datei ist zu groß (${megabytes} MB; höchstens ${most} MB). Wähle eine kleinere.`,
  fileGone:
    "Diese Datei ließ sich nicht lesen: Sie wurde verschoben, geändert oder gesperrt. Wähle sie noch einmal.",

  notInBackground:
    "Dieser Browser kann im Hintergrund keine Bilder lesen. Aktualisiere ihn oder öffne Hanger in einem anderen.",
  stages: {
    squared: "Quadratisches Foto",
    ground: "Hintergrund",
    closer: "Vergrößert",
    unlikeGround: "Kontrast",
    seen: "Was es sieht",
  },
} satisfies typeof english;
