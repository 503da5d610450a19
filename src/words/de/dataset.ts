import type english from "../en/dataset";

export default {
  noPictures: "Die Trainingsbilder sind noch nicht auf diesem Gerät. Lade sie zuerst herunter.",
  downloadCutOff:
    "Der Download brach ab. Was ankam, ist gespeichert: Mach weiter, wenn die Verbindung wieder da ist.",
  noPicturesOnServer:
    "Dieser Server hat keine Trainingsbilder. Führe dort „npm run data“ aus und versuche es noch einmal.",
  picturesDamaged:
    "Ein Teil der Trainingsbilder war beschädigt und wurde entfernt. Lade ihn noch einmal herunter.",
  picturesArrivedDamaged:
    "Ein Teil der Trainingsbilder kam beschädigt an. Was heil war, ist gespeichert; versuche es noch einmal, um den Rest zu holen.",
  noTestImage: "Der Datensatz hat die Testbilder 0 bis 9.999. Wähle eines davon.",
} satisfies typeof english;
