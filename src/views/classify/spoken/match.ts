import { type Classification, type ColourName, SURE_OF_COLOUR, SURE_OF_PATTERN } from "../../../contract";

/** The rules by which two garments match, in the order in which they are asked. */
export const MATCH_RULES = ["place", "patterns", "neutral", "alike", "unlike"] as const;

export type MatchRule = (typeof MATCH_RULES)[number];

export type Match =
  /** The kind or the colours of one of them are not known. */
  { readonly kind: "unclear" } | { readonly kind: "match" | "clash"; readonly rule: MatchRule };

/** Where a kind is worn, if only one garment is worn there. Tops are worn over each other. */
const PLACES: Readonly<Record<string, string>> = {
  trouser: "legs",
  shorts: "legs",
  skirt: "legs",
  sandal: "feet",
  sneaker: "feet",
  "ankle-boot": "feet",
  hat: "head",
};

/** Colours without a strong hue, and dark blue, which is worn like one. */
const NEUTRAL = /^(black|white|beige|dark blue|.*grey|.*brown)$/;

/** Hues in the order of the colour wheel. */
const WHEEL = ["red", "orange", "yellow", "green", "turquoise", "blue", "purple", "pink"];

/** Whether two answered garments are worn together, and by which rule. */
export function matchOf(one: Classification, other: Classification): Match {
  const [first, second] = [coloursOf(one), coloursOf(other)];
  if (!one.sure || !other.sure || first.length === 0 || second.length === 0) return { kind: "unclear" };
  const place = placeOf(one);
  if (place && place === placeOf(other)) return { kind: "clash", rule: "place" };
  if (isPatterned(one) && isPatterned(other)) return { kind: "clash", rule: "patterns" };
  const [strong, others] = [hues(first), hues(second)];
  if (strong.length === 0 || others.length === 0) return { kind: "match", rule: "neutral" };
  const isAlike = strong.every((hue) => others.every((against) => steps(hue, against) <= 1));
  return isAlike ? { kind: "match", rule: "alike" } : { kind: "clash", rule: "unlike" };
}

const placeOf = ({ answers }: Classification) => PLACES[answers[0]!.label];

const coloursOf = ({ appearance }: Classification): readonly ColourName[] =>
  (appearance?.colours ?? [])
    .filter(({ confidence }) => confidence >= SURE_OF_COLOUR)
    .map(({ name }) => name);

function isPatterned({ appearance }: Classification): boolean {
  const { pattern } = appearance ?? {};
  return pattern !== undefined && pattern.name !== "plain" && pattern.confidence >= SURE_OF_PATTERN;
}

/** Places on the wheel of the colours that are not neutral. */
const hues = (colours: readonly ColourName[]): readonly number[] =>
  colours
    .filter((name) => !NEUTRAL.test(name))
    .map((name) => WHEEL.indexOf(name.replace(/^(light|dark|bright) /, "")));

function steps(one: number, other: number): number {
  const away = Math.abs(one - other);
  return Math.min(away, WHEEL.length - away);
}
