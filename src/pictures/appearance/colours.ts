import type { ColourName, NamedColour } from "../../contract";
import { namesOf } from "./colour-names";
import type { WeightedColour } from "./garment-pixels";
import type { Lab } from "./lab";

/** Colours nearer than this in CIELAB, with half the lightness, are one colour in light and shade. */
const SAME = 9;

/** A second colour has at least this share, and is no shade or tint of the first one. */
const LARGE = 0.25;

/**
 * The name of a garment's main colour, and that of a second one where it has a large share. None where there are no
 * colours to name.
 */
export function nameColours(colours: readonly WeightedColour[]): readonly NamedColour[] {
  const votes = new Map<ColourName, number>();
  const named = merged(colours).map(({ lab, weight }) => ({ weight, names: namesOf(lab) }));
  for (const { weight, names } of named) {
    for (const [name, fit] of names) votes.set(name, (votes.get(name) ?? 0) + weight * fit);
  }
  const [main] = ranked(votes);
  if (!main) return [];
  const others = named
    .filter(({ weight, names }) => weight >= LARGE && (names.get(main.name) ?? 0) < UNLIKE)
    .sort((p, q) => q.weight - p.weight)
    .map(({ names }) => ranked(names)[0]!)
    .filter(({ name }) => !isShade(name, main.name));
  return [main, ...others.slice(0, 1)];
}

const ranked = (votes: ReadonlyMap<ColourName, number>): readonly NamedColour[] =>
  [...votes].map(([name, confidence]) => ({ name, confidence })).sort((p, q) => q.confidence - p.confidence);

/** A colour is another one than the main colour where its name fits less than this. */
const UNLIKE = 0.1;

const hueOf = (name: ColourName) => name.replace(/^(light|dark|bright) /, "");

/** Whether light and folds may have made one colour of the other. */
const isShade = (p: ColourName, q: ColourName) => hueOf(p) === hueOf(q) || hueOf(p) === "grey";

/** Merges the two nearest colours until none are the same. */
function merged(colours: readonly WeightedColour[]): readonly WeightedColour[] {
  const left = [...colours];
  for (;;) {
    let [nearest, first, second] = [SAME, -1, -1];
    for (let i = 0; i < left.length; i++) {
      for (let j = i + 1; j < left.length; j++) {
        const distance = distanceOf(left[i]!.lab, left[j]!.lab);
        if (distance < nearest) [nearest, first, second] = [distance, i, j];
      }
    }
    if (first < 0) return left;
    const [one] = left.splice(second, 1);
    left[first] = mixed(left[first]!, one!);
  }
}

const distanceOf = (p: Lab, q: Lab) => Math.hypot((p[0] - q[0]) / 2, p[1] - q[1], p[2] - q[2]);

function mixed(p: WeightedColour, q: WeightedColour): WeightedColour {
  const weight = p.weight + q.weight;
  const mean = (c: 0 | 1 | 2) => (p.lab[c] * p.weight + q.lab[c] * q.weight) / weight;
  return { weight, lab: [mean(0), mean(1), mean(2)] };
}
