import type english from "../en/training";

export default {
  runDamaged: "Der gespeicherte Stand dieses Trainings ist beschädigt. Verwirf es und starte ein neues.",
  otherPhotos:
    "Der Lehrer wurde zu anderen Fotos befragt: dieselben Ordner in derselben Reihenfolge angeben.",
  otherPictures:
    "Ein Netz, von dem gelernt werden soll, nimmt andere Bilder oder kennt andere Klassen als das lernende.",
  otherArchitecture: "Das Ausgangsnetz hat eine andere Architektur.",
  share: (setting, value) => `„${setting}“ muss zwischen 0 und 1 liegen, nicht bei ${value}.`,
  shareBelowOne: (setting, value) => `„${setting}“ muss mindestens 0 und kleiner als 1 sein, nicht ${value}.`,
  learningRateAboveZero: "Die Lernrate muss über 0 liegen; 0,001 ist ein guter Anfang.",
  wholeNumber: (setting, least, most) => `„${setting}“ muss eine ganze Zahl von ${least} bis ${most} sein.`,
} satisfies typeof english;
