import type english from "../en/learning";

export default {
  unteachable:
    "Dieses Modell kann hier nichts dazulernen. Verwende „Kamera“ oder eine Version davon und lerne noch einmal.",
  notDense:
    "Dieses Netz endet nicht in Dense-Schichten und kann darum hier nichts dazulernen. Wähle ein anderes.",
  memoryDamaged: "Was dieses Netz von seinen Bildern behalten hat, ist beschädigt.",
  tooFewPhotos: (fewest) =>
    `Füge erst mindestens ${fewest} eigene Fotos hinzu, oder sag Hanger, wo es falsch lag.`,
  outOfRange: (setting, least, most) => `„${setting}“ muss zwischen ${least} und ${most} liegen.`,
  wentAstray: "Das Lernen ist entgleist, und nichts davon bleibt. Versuche es mit einer kleineren Lernrate.",
  taught: (title, photos) => `${title}, hat auf diesem Gerät aus ${photos} Fotos dazugelernt.`,
  worseOnPhotos: (now, before) =>
    `Es liegt bei deinen Fotos seltener richtig: bei ${now} statt ${before}. Sieh nach, ob jedes in der richtigen Klasse ist.`,
  forgot: (now, before) =>
    `Es hat etwas verlernt: Bei den Bildern, die zu Hanger gehören, liegt es zu ${now} statt ${before} richtig.`,
} satisfies typeof english;
