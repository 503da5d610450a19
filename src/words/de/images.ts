import type english from "../en/images";

export default {
  empty: "Diese Datei ist leer. Wähle ein anderes Bild.",
  tooLarge: (width, height) =>
    `Dieses Bild ist zu groß (${width} × ${height} Pixel; höchstens 100 Megapixel). Verkleinere es oder mach ein neues Foto.`,
  tooSmall: (width, height) =>
    `Dieses Bild ist zu klein (${width} × ${height} Pixel), um ein Kleidungsstück zu zeigen. Wähle ein größeres.`,
  damaged: "Dieses Bild ist beschädigt und lässt sich nicht öffnen. Wähle ein anderes.",
  fileTooLarge: (megabytes, most) =>
    `Diese Datei ist zu groß (${megabytes} MB; höchstens ${most} MB). Wähle eine kleinere.`,
  fileGone:
    "Diese Datei ließ sich nicht lesen: Sie wurde verschoben, geändert oder gesperrt. Wähle sie noch einmal.",

  notInBackground:
    "Dieser Browser kann im Hintergrund keine Bilder lesen. Aktualisiere ihn oder öffne Hanger in einem anderen.",
  stages: {
    squared: "Als Quadrat",
    ground: "Hintergrund",
    closer: "Vergrößert",
    unlikeGround: "Kontrast",
    seen: "Was es sieht",
  },
} satisfies typeof english;
