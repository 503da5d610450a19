import type english from "../en/learning";

export default {
  unteachable:
    "Dieses Modell kann nicht aus deinen Fotos lernen. Verwende „Kamera“ oder eine Version davon und lerne noch einmal.",
  notDense:
    "Dieses Netz endet nicht in Dense-Schichten und kann darum nicht aus deinen Fotos lernen. Wähle ein anderes.",
  memoryDamaged: "Die Daten, die dieses Netz zum Lernen braucht, sind beschädigt.",
  tooFewPhotos: (fewest) => `Füge zuerst mindestens ${fewest} Fotos hinzu oder korrigiere einige Antworten.`,
  outOfRange: (setting, least, most) => `„${setting}“ muss zwischen ${least} und ${most} liegen.`,
  wentAstray:
    "Das Lernen ist divergiert; darum wurde nichts gespeichert. Versuche es mit einer kleineren Lernrate.",
  taught: (title, photos) => `${title}, hat auf diesem Gerät aus ${photos} Fotos gelernt.`,
  worseOnPhotos: (now, before) =>
    `Es erkennt deine Fotos schlechter: ${now} statt ${before}. Prüfe, ob jedes in der richtigen Klasse ist.`,
  forgot: (now, before) =>
    `Es hat etwas verlernt: Bei Hangers eigenen Bildern ist die Trefferquote ${now} statt ${before}.`,
} satisfies typeof english;
