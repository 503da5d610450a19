import type english from "../en/dataset";

export default {
  noPictures: "Die Trainingsbilder sind noch nicht auf diesem Gerät. Lade sie zuerst herunter.",
  downloadCutOff:
    "Der Download wurde unterbrochen. Was da ist, bleibt gespeichert: Setze ihn fort, wenn die Verbindung wieder steht.",
  noPicturesOnServer: "Die Seite, von der diese App kommt, bietet die Trainingsbilder nicht an.",
  picturesDamaged:
    "Einige Trainingsbilder waren beschädigt und wurden entfernt. Lade sie noch einmal herunter.",
  picturesArrivedDamaged:
    "Einige Trainingsbilder kamen beschädigt an. Die anderen sind gespeichert; versuche es noch einmal, um den Rest zu laden.",
  notInSample: (number) =>
    `Testbild ${number} ist nicht unter den 500, die mit der App kommen. Wähle eine andere Nummer oder lade unter „Trainieren“ den ganzen Datensatz herunter.`,
  noTestImage: "Der Datensatz hat die Testbilder 0 bis 9.999. Wähle eines davon.",
} satisfies typeof english;
