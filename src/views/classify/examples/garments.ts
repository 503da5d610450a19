/** A garment drawn by the project, on a grid of 100 x 120. Paths are in SVG's notation. */
export interface Garment {
  readonly name: string;
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
    title: "Trouser",
    cloth: "#2c3350",
    ground: "#cfc4b2",
    outline: "M33 10H67L70 40 68 110H54L50 48 46 110H32L30 40Z",
    seams: ["M33 17H67", "M50 17V46", "M37 17 35 30", "M63 17 65 30", "M39 50V108", "M61 50V108"],
  },
  {
    name: "dress",
    title: "Dress",
    cloth: "#7a2f3c",
    ground: "#d9d2c4",
    outline: "M40 10 44 10Q50 22 56 10L60 10 62 30Q60 42 60 50L74 110Q50 116 26 110L40 50Q40 42 38 30Z",
    seams: ["M40 50Q50 53 60 50", "M46 54 40 111", "M54 54 60 111", "M50 54V113"],
  },
  {
    name: "t-shirt-top",
    title: "T-shirt",
    cloth: "#3f6b5c",
    ground: "#d5cbbb",
    outline: "M40 18Q50 26 60 18L74 23 90 46 78 54 71 45V104H29V45L22 54 10 46 26 23Z",
    seams: ["M71 45 70 33", "M29 45 30 33", "M29 100H71"],
    inside: "M40 18Q50 26 60 18Q50 21 40 18Z",
  },
  {
    name: "ankle-boot",
    title: "Boot",
    cloth: "#4a3527",
    ground: "#d8d0c3",
    outline: "M62 22H92L90 60Q92 78 93 92H64L62 84Q40 92 10 92 6 92 6 88 6 78 20 72 46 62 56 50Q62 40 62 22Z",
    seams: ["M6 88Q40 90 62 82", "M64 34Q74 40 90 36", "M56 50Q66 58 64 82"],
  },
];
