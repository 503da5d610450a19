import type english from "../en/classes";

export default {
  gone: "Diese Klasse gibt es nicht mehr. Wähle eine andere.",
  nameMissing: "Eine Klasse braucht einen Namen. Gib ihr einen.",
  nameTooLong: (length, most) =>
    `Dieser Name hat ${length} Zeichen; höchstens ${most} sind erlaubt. Kürze ihn.`,
  tooMany: (most) =>
    `Es gibt schon ${most} Klassen, mehr erlaubt Hanger nicht. Lösche erst einige oder lege sie zusammen.`,
  lastShown: "Das ist die letzte sichtbare Klasse. Blende zuerst eine andere ein.",
  intoItself: "Eine Klasse lässt sich nicht mit sich selbst zusammenlegen. Wähle eine andere.",
  builtIn: (name) => `„${name}“ gehört zu Hanger und lässt sich nicht löschen. Blende die Klasse aus.`,
  isHidden: (name) => `„${name}“ gibt es schon, ist aber ausgeblendet. Blende die Klasse wieder ein.`,
  isThere: (name) => `Eine Klasse „${name}“ gibt es schon. Wähle einen anderen Namen.`,
  photoGone: "Dieses Foto gibt es nicht mehr.",
  photosGone: "Diese Fotos wurden endgültig gelöscht und lassen sich nicht zurückholen.",
} satisfies typeof english;
