import type { Head } from "../../../src/ml/networks/head";
import { closedHead, type GivenSums, prototypesOf, scatterOf } from "../../../src/ml/training/closed-head";
import {
  decodeMemory,
  joinMemories,
  type Memory,
  noMemory,
  pick,
  toWhole,
} from "../../../src/ml/training/memory";
import type { WholeModel } from "../../../src/storage";
import { currentClass } from "../collection/answers";
import type { Base } from "./base";
import type { Learning } from "./learning";
import { rememberedOf, type SeenLessons, type Teaching, teachingOf } from "./lessons";

type Statistic = Pick<Base, "statistics">;

/** What a head follows from, as features. */
export interface Taught {
  readonly teaching: Teaching;
  /** Of photos that were never on this device. */
  readonly brought: Memory;
  readonly given: readonly GivenSums[];
}

/** @throws HangerError `model-invalid` where what the source remembers is damaged */
export function taughtBy(
  { source, state, lessons, records }: Pick<Learning, "source" | "state" | "lessons" | "records">,
  size: number,
): Taught {
  const classOf = (label: string) => currentClass(label, records);
  const { labels, shares, learnedFrom } = state;
  const indexOf = (label: string) => labels.findIndex((each) => classOf(each) === classOf(label));
  return {
    teaching: teachingOf(labels, lessons, classOf),
    brought: broughtBy(source, size, (label) =>
      learnedFrom.brought.includes(classOf(label)) ? indexOf(label) : -1,
    ),
    given: shares.map((share) => ({ ...share, label: indexOf(share.label) })),
  };
}

/** What a model remembers of photos that were never here, each under its label in the head that is made. */
function broughtBy(
  { memory, card: { labels, learnedFrom } }: WholeModel,
  size: number,
  /** -1 for a class that is gone. */
  indexOf: (label: string) => number,
): Memory {
  if (!memory || !learnedFrom?.broughtPhotos) return noMemory({ size });
  const all = decodeMemory(memory, size);
  const places = Array.from(all.labels.subarray(0, learnedFrom.broughtPhotos), (label) =>
    indexOf(labels[label] ?? ""),
  );
  const kept = pick(
    all,
    places.flatMap((place, i) => (place < 0 ? [] : [i])),
  );
  return { ...kept, labels: Uint8Array.from(places.filter((place) => place >= 0)) };
}

/** What a model remembers once it was taught the photos at `indices`. */
export const memoryWith = (
  { brought, teaching }: Pick<Taught, "brought" | "teaching">,
  seen: SeenLessons,
  indices: readonly number[],
): Memory => joinMemories(brought, rememberedOf(seen, teaching, indices));

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
  { statistics }: Statistic,
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
