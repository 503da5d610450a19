import type english from "../en/photos";
import { formatNumber } from "../numbers";

const photos = (count: number) => (count === 1 ? "1 Foto" : `${formatNumber(count)} Fotos`);

export default {
  title: "Fotos",
  partsLabel: "Teile der Fotos",
  parts: { photos: "Fotos", models: "Modelle" },
  photos,

  findClass: "Klasse suchen",
  newClass: "Neue Klasse",
  newClassName: "Name der neuen Klasse",
  add: "Anlegen",

  classes: "Klassen",
  allPhotos: "Alle Fotos",
  answeredWrong: "Falsch beantwortet",
  notLearned: "Noch nicht gelernt",
  search: "Nach Klasse oder Dateiname suchen",
  noneFound: (wanted) => `Kein Name einer Klasse oder Datei enthält „${wanted}“.`,
  noneOfThese: "Es gibt keine.",
  hidden: "ausgeblendet",
  notLearnedYet: "noch nicht gelernt",
  photosTake: (count, size) => `${photos(count)}, ${size}.`,
  room: (used, left) => `Hanger belegt ${used}; ${left} frei.`,
  change: "Ändern",
  select: "Auswählen",
  undo: "Rückgängig",
  emptyClass: (name) =>
    `Noch keine Fotos von „${name}“. Zehn von verschiedenen Seiten sind ein guter Anfang.`,
  empty:
    "Noch keine Fotos. Korrigiere unter „Erkennen“ eine Antwort oder füge hier Fotos hinzu; dann kann Hanger daraus lernen.",

  addPhotos: "Fotos hinzufügen",
  addPhotosTo: (name) => `Fotos für „${name}“`,
  choosePhotos: "Fotos auswählen",
  chooseFolder: "Ordner auswählen",
  takeWithCamera: "Fotos aufnehmen",
  dropOrPaste: "Oder ziehe Fotos und Ordner auf die Seite, oder füge ein Bild ein.",
  addingPhotos: "Fotos werden hinzugefügt",
  stillAdding: "Gerade werden noch andere Fotos hinzugefügt. Füge diese hinzu, wenn das fertig ist.",
  lookedAt: (done, total) => `${formatNumber(done)} von ${formatNumber(total)} geprüft`,
  stopAdding: "Stoppen, Hinzugefügtes behalten",
  learning: "Hanger lernt die neuen Fotos ...",
  moreRefused: (count) => `Und ${formatNumber(count)} weitere.`,
  noneAdded: "Kein Foto wurde hinzugefügt.",
  added: (count, name) => `${photos(count)} zu „${name}“ hinzugefügt.`,
  addedToClasses: (count, classes) => `${photos(count)} zu ${classes} Klassen hinzugefügt.`,
  thereAlready: (count) => `${photos(count)} schon vorhanden.`,
  notAdded: (count) => `${photos(count)} nicht hinzugefügt:`,
  leftOut: (count) => `Gestoppt: ${photos(count)} nicht hinzugefügt.`,

  addByFolderQuestion: "Nach Ordnern hinzufügen?",
  addByFolder: "Nach Ordnern",
  foldersNamedLikeClasses: "Diese Ordner heißen wie Klassen.",
  inNoFolder: "In keinem Ordner",
  photosTo: (count, name) => `${photos(count)} zu „${name}“`,
  photosToNewClass: (count) => `${photos(count)} zu neuer Klasse`,
  allTo: (name) => `Alle zu „${name}“`,
  allToOneClass: "Eine Klasse",
  whatPhotosShow: (count) => (count === 1 ? "Was zeigt das Foto?" : `Was zeigen die ${photos(count)}?`),

  whatToTake: "Was fotografierst du?",
  takePhotosOf: (name) => `„${name}“ aufnehmen`,
  camera: "Kamera",
  useCamera: "Kamera öffnen",
  takenAfterNumber: (alike) =>
    alike === 0
      ? "aufgenommen"
      : `aufgenommen, ${alike} ${alike === 1 ? "Duplikat" : "Duplikate"} übersprungen`,
  takeSeveral: "Serie: tippen oder halten",
  stop: "Stoppen",
  burstHint:
    "Drehe und bewege das Kleidungsstück zwischen den Bildern: Aus verschiedenen Ansichten lernt Hanger mehr als aus Kopien.",

  rename: "Umbenennen",
  newName: "Neuer Name",
  renamed: (name, now) => `„${name}“ heißt jetzt „${now}“.`,
  hide: "Ausblenden",
  showAgain: "Wieder einblenden",
  isHidden: (name) => `„${name}“ ist ausgeblendet und wird nicht mehr als Antwort gegeben.`,
  isShownAgain: (name) => `„${name}“ ist wieder eingeblendet.`,
  mergeIntoAnother: "Mit anderer Klasse zusammenlegen",
  mergeWarning: (name, count) =>
    `„${name}“ wird${count === 0 ? "" : ` samt ${photos(count)}`} mit einer anderen Klasse zusammengelegt. Das lässt sich nicht rückgängig machen.`,
  mergeInto: (name) => `Mit „${name}“ zusammenlegen`,
  merged: (name, into) => `„${name}“ gehört jetzt zu „${into}“.`,
  builtIn: (name) =>
    `„${name}“ gehört zu Hanger. Ist die Klasse ausgeblendet, wird sie nicht mehr als Antwort gegeben.`,
  deleteWithPhotos: (count) => (count === 0 ? "Klasse löschen" : `Mit ${photos(count)} löschen`),
  deletedClass: (name, count) =>
    count === 0 ? `„${name}“ gelöscht.` : `„${name}“ mit ${photos(count)} gelöscht.`,

  selectedPhotos: "Ausgewählte Fotos",
  selected: (count) => `${photos(count)} ausgewählt`,
  all: "Alle",
  none: "Keine",
  move: "Zuordnen",
  movePhotos: (count) => `${photos(count)} zuordnen`,
  moved: (count, name) => `${photos(count)} jetzt in „${name}“.`,
  delete: "Löschen",
  deleted: (count) => `${photos(count)} gelöscht.`,
  done: "Fertig",

  thePhoto: "Das Foto",
  whatNetworkSees: "Was das Netz sieht",
  hangerSays: "Hanger sagt jetzt",
  learnedAs: "Gelernt als",
  withoutLearningIt: "Ohne es gelernt zu haben",
  notSure: "Nicht sicher",
  previousPhoto: "Vorheriges Foto",
  nextPhoto: "Nächstes Foto",
  photoOf: (place, all) => `${formatNumber(place)} von ${formatNumber(all)}`,
  file: "Datei",
  addedAt: "Hinzugefügt",
  keptAs: "Gespeichert als",

  findAlike: "Doppelte Fotos suchen",
  alike: "Fotos, die gleich aussehen",
  comparing: (count) => `${photos(count)} werden verglichen ...`,
  noneTwice: "Keine doppelten Fotos gefunden.",
  deleteAllButFirst: "Alle außer dem ersten löschen",
  moreGroups: (count) =>
    count === 1 ? "Und 1 weitere Gruppe." : `Und ${formatNumber(count)} weitere Gruppen.`,
  deleteCopies: (count) => `Alle ${formatNumber(count)} Kopien löschen`,

  send: "Gelerntes senden",
  sendExplained: (count) =>
    `Ein anderes Handy, das diesen Code scannt oder den Link oder die Datei öffnet, kennt die Klasse, als hätte es ${count === 1 ? "dieses Foto" : `diese ${formatNumber(count)} Fotos`}. Gesendet wird kein Foto, nur Summen dessen, was das Netz in ihnen sah.`,
  codeOf: (name) => `QR-Code mit dem, was Hanger von „${name}“ gelernt hat`,
  linkTo: (name) => `Link zu dem, was Hanger von „${name}“ gelernt hat`,
  share: "Teilen",
  saveAsFile: "Als Datei sichern",
  copyLink: "Link kopieren",
  copied: "Kopiert.",
  notCopied: "Der Browser erlaubt das Kopieren nicht. Markiere den Link und kopiere ihn.",
} satisfies typeof english;
