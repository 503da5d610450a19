import type english from "../en/files";

export default {
  kinds: {
    heic: "Dieser Browser kann keine HEIC-Fotos lesen. Teile das Foto als JPEG, oder stelle die Kamera auf „Maximale Kompatibilität“.",
    drawing: "Das ist eine SVG-Zeichnung, kein Foto. Wähle ein JPEG-, PNG- oder WebP-Bild.",
    page: "Das ist eine Webseite oder ein anderer Text, kein Bild. Speichere das Bild selbst und wähle dann das.",
    tiff: "Dieser Browser kann keine TIFF-Bilder öffnen. Speichere es als JPEG oder PNG und wähle dann das.",
    raw: "Das ist die Rohdatei einer Kamera, die Browser nicht öffnen können. Wähle das zugehörige JPEG oder exportiere eines.",
    jpeg2000:
      "Dieser Browser kann keine JPEG-2000-Bilder öffnen. Speichere es als JPEG oder PNG und wähle dann das.",
    jpegXl:
      "Dieser Browser kann keine JPEG-XL-Bilder öffnen. Speichere es als JPEG oder PNG und wähle dann das.",
    unusualJpeg:
      "Das ist ein JPEG einer Art, die dieser Browser nicht öffnen kann, etwa mit 12 Bit je Farbe oder arithmetisch kodiert. Speichere es als gewöhnliches JPEG.",
    photoshop: "Das ist ein Photoshop-Dokument. Exportiere es als JPEG oder PNG und wähle dann das.",
    gimp: "Das ist ein GIMP-Dokument. Exportiere es als JPEG oder PNG und wähle dann das.",
    pdf: "Das ist ein PDF- oder PostScript-Dokument, kein Bild. Fotografiere das Kleidungsstück, oder speichere das Bild daraus.",
    video: "Das ist ein Video. Wähle ein Foto, oder halte die Kamera auf das Kleidungsstück.",
    sound: "Das ist eine Tondatei, kein Bild. Wähle ein JPEG-, PNG- oder WebP-Bild.",
    archive: "Das ist ein Archiv mit Dateien. Entpacke es und wähle dann die Bilder.",
    icon: "Dieser Browser kann dieses Symbol nicht öffnen. Wähle ein JPEG-, PNG- oder WebP-Bild.",
    shadow:
      "Das ist nicht das Foto selbst, sondern eine Datei, die ein Mac daneben ablegt. Wähle die, deren Name nicht mit „._“ beginnt.",
  },
  noPicture: "Diese Datei ist kein Bild. Wähle ein JPEG-, PNG- oder WebP-Bild.",
  scrambled:
    "Dieser Browser verfälscht Bilder, die eine Seite liest, darum wäre keine Antwort richtig. Erlaube Hanger, Bilddaten zu lesen (Firefox fragt in der Adressleiste), oder öffne es in einem anderen Browser.",
  incomplete:
    "Dieses Bild ist nicht vollständig: Das meiste davon fehlt. Kopiere es noch einmal oder lade es noch einmal herunter.",
} satisfies typeof english;
