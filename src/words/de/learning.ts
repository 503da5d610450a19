import type english from "../en/learning";

export default {
  unteachable:
    "Dieses Modell kann nicht aus deinen Fotos lernen. Verwende „Kamera“ oder eine Version davon und lerne noch einmal.",
  notDense: "Dieses Netz endet nicht so wie die, die lernen können. Wähle ein anderes.",
  madeEarlier:
    "Diese Fassung hat ein älteres Hanger gemacht; vergleichen lässt sie sich nicht. Lerne noch einmal: Deine Fotos lehren dann die heutige Kamera.",
  memoryDamaged: "Die Daten, die dieses Netz zum Lernen braucht, sind beschädigt.",
  tooFewPhotos: (fewest) => `Füge zuerst mindestens ${fewest} Fotos hinzu oder korrigiere einige Antworten.`,
  withClasses: (names) => `Mit ${new Intl.ListFormat("de").format(names)}`,
  classesTaught: (names) => `${new Intl.ListFormat("de").format(names)} gelernt`,
  withoutClasses: (names) => `Ohne ${new Intl.ListFormat("de").format(names)}`,
  taught: (title, photos) => `${title}, hat auf diesem Gerät aus ${photos} Fotos gelernt.`,
  noChain:
    "Dieses Netz ist keine Kette aus Faltungen und einer dichten Schicht, darum lassen sich seine Filter nicht in Bytes speichern.",
  anyShoes: "Schuhe jeder Art",
  worseOnPhotos: (name, now, before) =>
    `Es kennt „${name}“ nicht mehr gut: Von deinen Fotos davon sind ${now} statt ${before} richtig. Prüfe, ob jedes in der richtigen Klasse ist.`,
  forgot: (name, now, before) =>
    `Es kennt „${name}“ nicht mehr gut: Von Hangers eigenen Bildern davon sind ${now} statt ${before} richtig.`,
  nothingToShare: "Hanger hat von dieser Klasse noch kein Foto gelernt. Füge zuerst welche hinzu.",
  tooManyToShare: (most) => `Mehr als ${most} Fotos einer Klasse lassen sich nicht senden.`,
  damagedShare:
    "Dieser Link enthält nicht, was ein anderes Hanger gelernt hat, oder nur einen Teil davon. Lass ihn dir noch einmal senden.",
  laterShare:
    "Diesen Link hat ein neueres Hanger gemacht. Aktualisiere Hanger auf diesem Gerät und öffne den Link dann noch einmal.",
  ownShare: "Das hat dieses Gerät selbst gesendet; seine Fotos zählen hier schon.",
  otherNetwork:
    "Das hat eine andere Fassung von Hangers Kamera gelernt; zusammenzählen lässt es sich nicht. Aktualisiere Hanger auf beiden Geräten und lass es dir noch einmal senden.",
} satisfies typeof english;
