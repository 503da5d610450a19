/** What a person calls the colours of garments. */
export type ColourName =
  | "black"
  | "dark grey"
  | "grey"
  | "light grey"
  | "white"
  | "beige"
  | "light brown"
  | "brown"
  | "dark brown"
  | "red"
  | "dark red"
  | "orange"
  | "yellow"
  | "light green"
  | "green"
  | "dark green"
  | "turquoise"
  | "light blue"
  | "blue"
  | "dark blue"
  | "light purple"
  | "purple"
  | "dark purple"
  | "pink"
  | "bright pink";

export interface NamedColour {
  readonly name: ColourName;
  /** 0..1, that a person would call it by this name. */
  readonly confidence: number;
}

export type Pattern = "plain" | "striped" | "patterned";

export interface NamedPattern {
  readonly name: Pattern;
  /** 0..1 */
  readonly confidence: number;
}

/** What a garment looks like, apart from its kind. */
export interface Appearance {
  /** Its main colour, and a second one where that has a large share. */
  readonly colours: readonly NamedColour[];
  readonly pattern?: NamedPattern;
}

/** What is shown is at least as sure as this: nine of ten names are right then. */
export const SURE_OF_COLOUR = 0.45;
export const SURE_OF_PATTERN = 0.7;
