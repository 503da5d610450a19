import type { Head } from "../../../src/ml/networks/head";
import { closedHead, type GivenSums, prototypesOf, scatterOf } from "../../../src/ml/training/closed-head";
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

/**
 * How many photos a new class of `count` photos counts as, in the formula that helps classes of few photos. The formula takes
 * photos to be drawn at random. Those that one person takes are alike, so their mean comes closer to the true one more
 * slowly. `docs/ablation.md` has the figures of this power and of others.
 */
const helpedAs = (count: number) => 1.4 * count ** 0.75;

/**
 * The dense layers of a model that remembers what it was taught, and counts what others were. Photos of a kind that the model
 * knows already say what else is like them; only new classes are helped for having few photos (see `closedHead`), since
 * others would draw in what is like nothing. What others were taught comes as sums alone, so how its photos scatter is not
 * known here, and does not count.
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
      : { ...prototype, count: helpedAs(prototype.count) },
  );
  const scatter = scatterOf(pictures, statistics.size);
  return closedHead(statistics, [...statistics.prototypes, ...taught], classes, scatter);
}
