import type { Head } from "../../../src/ml/networks/head";
import { closedHead, type GivenSums, prototypesOf } from "../../../src/ml/training/closed-head";
import { joinMemories, type Memory, pick, toWhole } from "../../../src/ml/training/memory";
import type { Base } from "./base";
import { rememberedOf, type SeenLessons, type Teaching } from "./lessons";

/**
 * What a model remembers once it was taught the photos at `indices`: them, and of the classes that none of all the photos
 * shows what it remembered before.
 */
export function memoryWith(
  { memory, record }: Pick<Base, "memory" | "record">,
  seen: SeenLessons,
  teaching: Teaching,
  indices: readonly number[],
): Memory {
  const shown = new Set(teaching.right.flat().map((label) => teaching.labels[label]));
  const kept = Array.from(memory.labels, (label, i) => (shown.has(record.card.labels[label]) ? -1 : i));
  const before = pick(
    memory,
    kept.filter((i) => i >= 0),
  );
  return joinMemories(before, rememberedOf(seen, teaching, indices));
}

/** A new class counts as if it had so many photos more than it has: three photos alone would draw in too much. */
const MODESTY = 2;

/**
 * So many times the help that the formula gives a class of few photos. The formula makes up for a mean that is not exact, but
 * not for looks that none of the photos shows. `docs/ablation.md` has the figures of both.
 */
const HELP = 1.6;

/**
 * The dense layers of a model that remembers what it was taught, and counts what others were. Photos of a kind that the model
 * knows already say what else is like them; only new classes are helped for having few photos (see `closedHead`), since
 * others would draw in what is like nothing.
 */
export function headWith(
  { statistics }: Pick<Base, "statistics">,
  memory: Memory,
  given: readonly GivenSums[],
  classes: number,
): Head {
  const features = toWhole(memory.features, statistics.largest);
  const pictures = { count: memory.count, features, labels: memory.labels };
  const known = new Set(statistics.prototypes.map(({ label }) => label));
  const taught = prototypesOf(pictures, statistics.size, given).map((prototype) =>
    known.has(prototype.label)
      ? { ...prototype, count: Number.POSITIVE_INFINITY }
      : { ...prototype, count: (prototype.count + MODESTY) / HELP },
  );
  return closedHead(statistics, [...statistics.prototypes, ...taught], classes);
}
