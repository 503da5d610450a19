import { classifyWords } from "../../../words/classify";

/** A garment drawn by the project, on a grid of 100 x 120. Paths are in SVG's notation. */
export interface Garment {
  readonly name: string;
  /** In the language that is spoken. */
  readonly title: string;
  readonly cloth: string;
  readonly ground: string;
  readonly outline: string;
  /** Lines of sewing, drawn thin and darker than the cloth. */
  readonly seams: readonly string[];
  /** Parts seen from inside, such as a neck or a waist: filled darker. */
  readonly inside?: string;
}

export const GARMENTS: readonly Garment[] = [
  {
    name: "trouser",
    get title() {
      return classifyWords.drawings.trouser;
    },
    cloth: "#2c3350",
    ground: "#cfc4b2",
    outline: "M33 10H67L70 40 68 110H54L50 48 46 110H32L30 40Z",
    seams: ["M33 17H67", "M50 17V46", "M37 17 35 30", "M63 17 65 30", "M39 50V108", "M61 50V108"],
  },
  {
    name: "dress",
    get title() {
      return classifyWords.drawings.dress;
    },
    cloth: "#7a2f3c",
    ground: "#d9d2c4",
    outline: "M40 10 44 10Q50 22 56 10L60 10 62 30Q60 42 60 50L74 110Q50 116 26 110L40 50Q40 42 38 30Z",
    seams: ["M40 50Q50 53 60 50", "M46 54 40 111", "M54 54 60 111", "M50 54V113"],
  },
  {
    name: "t-shirt-top",
    get title() {
      return classifyWords.drawings["t-shirt-top"];
    },
    cloth: "#3f6b5c",
    ground: "#d5cbbb",
    outline: "M40 18Q50 26 60 18L74 23 90 46 78 54 71 45V104H29V45L22 54 10 46 26 23Z",
    seams: ["M71 45 70 33", "M29 45 30 33", "M29 100H71"],
    inside: "M40 18Q50 26 60 18Q50 21 40 18Z",
  },
  {
    name: "pullover",
    get title() {
      return classifyWords.drawings.pullover;
    },
    cloth: "#2f3b52",
    ground: "#d8cdbd",
    outline: "M38 18Q50 26 62 18L78 24 90 60 96 104 82 106 74 68V110H26V68L18 106 4 104 10 60 22 24Z",
    seams: ["M26 104H74", "M74 68 72 40", "M26 68 28 40", "M82 100 95 98", "M18 100 5 98"],
    inside: "M38 18Q50 26 62 18Q50 21 38 18Z",
  },
];

/** The one that is drawn large. */
export const HERO = GARMENTS[1]!;
