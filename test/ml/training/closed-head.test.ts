import fc from "fast-check";
import { answerFeatures, type Head } from "../../../src/ml/networks/head";
import { closedHead, prototypesOf, scatterOf } from "../../../src/ml/training/closed-head";
import { statisticsOf } from "../../../src/ml/training/discriminant";
import { toWhole } from "../../../src/ml/training/memory";
import {
  decodeStatistics,
  encodeStatistics,
  NO_CLASS,
  type Statistics,
} from "../../../src/ml/training/statistics";
import { Random } from "../../../src/random/random";
import { headWith } from "../../../workers/model/learning/teach";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

const SIZE = 6;

/** Where the pictures of each class lie: two known ones, what is no garment, and one that is taught. */
const CENTRES = [
  [3, 1, 1, 1, 2, 2],
  [1, 3, 1, 1, 2, 2],
  [1, 1, 1, 1, 3, 3],
  [1, 1, 3, 3, 2, 2],
] as const;

const [FIRST, SECOND, NONE, TAUGHT] = [0, 1, 2, 3];

function pictures(of: number, count: number, seed: number): Float32Array {
  const random = new Random(seed, of);
  return Float32Array.from({ length: count * SIZE }, (_, i) =>
    Math.max(0, CENTRES[of]![i % SIZE]! + 0.4 * random.normal()),
  );
}

const LARGEST = new Float32Array(SIZE).fill(5);

function known(): Statistics {
  const each = [FIRST, SECOND, NONE].map((of) => pictures(of, 200, 1));
  const all = Float32Array.from(each.flatMap((values) => [...values]));
  const labels = Array.from({ length: 600 }, (_, i) => Math.floor(i / 200));
  const whole = Float32Array.from(toWhole(all, LARGEST));
  const { counts, means, covariance } = statisticsOf(whole, labels, SIZE, 3);
  const prototypes = [FIRST, SECOND, NO_CLASS].map((label, k) => ({
    label,
    count: counts[k]!,
    mean: means.slice(k * SIZE, (k + 1) * SIZE),
  }));
  return { size: SIZE, largest: LARGEST, prototypes, covariance, shrinkage: 0.2, temperature: 2 };
}

const taughtOf = (features: Float32Array, label: number) => ({
  count: features.length / SIZE,
  features: toWhole(features, LARGEST),
  labels: new Array<number>(features.length / SIZE).fill(label),
});

/** How many of 100 other pictures of a kind a head answers with `label`. */
async function answeredAs(head: Head, kind: number, label: number): Promise<number> {
  const { classes } = head;
  const given = await answerFeatures(head, pictures(kind, 100, 2));
  const answers = Array.from({ length: 100 }, (_, i) => {
    const row = given.subarray(i * classes, (i + 1) * classes);
    return row.indexOf(Math.max(...row));
  });
  return answers.filter((answer) => answer === label).length;
}

test("classes that lie apart are told apart, and three pictures teach another one", async () => {
  const statistics = known();
  const before = closedHead(statistics, statistics.prototypes, 2);
  const taught = prototypesOf(taughtOf(pictures(TAUGHT, 3, 3), 2), SIZE);
  const after = closedHead(statistics, [...statistics.prototypes, ...taught], 3);
  for (const kind of [FIRST, SECOND]) {
    expect(await answeredAs(before, kind, kind)).toBeGreaterThan(95);
    expect(await answeredAs(after, kind, kind)).toBeGreaterThan(90);
  }
  expect(await answeredAs(after, TAUGHT, 2)).toBeGreaterThan(90);
});

test("probabilities add up to 1, and what is no garment makes all classes equally likely", async () => {
  const statistics = known();
  const given = await answerFeatures(
    closedHead(statistics, statistics.prototypes, 2),
    Float32Array.from(CENTRES[NONE]!),
  );
  expect(given[0]! + given[1]!).toBeCloseTo(1, 5);
  expect(Math.abs(given[0]! - given[1]!)).toBeLessThan(0.1);
});

test("taught in any order, and with others taught and taken away between, the head is the same to the bit", () => {
  const statistics = known();
  const offered = [FIRST, SECOND, TAUGHT].flatMap((of) =>
    Array.from({ length: 8 }, (_, i) => ({
      features: toWhole(pictures(of, 1, 10 + i), LARGEST),
      label: of === TAUGHT ? 2 : of,
    })),
  );
  const headOf = (taught: readonly (typeof offered)[number][]) => {
    const features = Uint8Array.from(taught.flatMap((each) => [...each.features]));
    const labels = taught.map(({ label }) => label);
    const pictures = { count: taught.length, features, labels };
    const prototypes = [...statistics.prototypes, ...prototypesOf(pictures, SIZE)];
    return closedHead(statistics, prototypes, 3, scatterOf(pictures, SIZE));
  };
  fc.assert(
    fc.property(
      fc.shuffledSubarray(offered, { minLength: 1 }),
      fc.array(fc.nat({ max: offered.length - 1 })),
      fc.nat(),
      (kept, removed, seed) => {
        const others = removed.map((i) => offered[i]!).filter((each) => !kept.includes(each));
        const order = new Random(seed).permutation(kept.length);
        const shuffled = [...order].map((i) => kept[i]!);
        const withOthers = [...others, ...shuffled].filter((each) => !others.includes(each));
        expect(headOf(withOthers)).toEqual(headOf(kept));
      },
    ),
    { numRuns: 300 },
  );
});

test("the scatter of taught pictures is their covariance around the means of their classes", () => {
  const [many, other] = [pictures(FIRST, 40, 7), pictures(TAUGHT, 30, 7)];
  const taught = {
    count: 70,
    features: toWhole(Float32Array.from([...many, ...other]), LARGEST),
    labels: [...new Array<number>(40).fill(FIRST), ...new Array<number>(30).fill(2)],
  };
  const { freedom, covariance } = scatterOf(taught, SIZE);
  expect(freedom).toBe(68);
  const expected = statisticsOf(Float32Array.from(taught.features), taught.labels, SIZE, 3).covariance;
  covariance.forEach((value, i) => {
    expect(value).toBeCloseTo((expected[i]! * 70) / 68, 6);
  });
  const alone = scatterOf({ count: 1, features: taught.features.slice(0, SIZE), labels: [0] }, SIZE);
  expect(alone.freedom).toBe(0);
});

test("in the direction in which taught pictures differ most, a difference counts for less", () => {
  const statistics = known();
  const random = new Random(8);
  const wide = Float32Array.from({ length: 60 * SIZE }, (_, i) =>
    Math.max(0, CENTRES[TAUGHT]![i % SIZE]! + (i % SIZE === 4 ? 1.2 : 0.2) * random.normal()),
  );
  const taught = taughtOf(wide, 2);
  const prototypes = [...statistics.prototypes, ...prototypesOf(taught, SIZE)];
  const weightsOf = ({ prototypes: { kernel, units } }: Head) =>
    Array.from({ length: SIZE }, (_, k) => Math.abs(kernel[k * units + units - 1]!));
  const without = weightsOf(closedHead(statistics, prototypes, 3));
  const scattered = weightsOf(closedHead(statistics, prototypes, 3, scatterOf(taught, SIZE)));
  const kept = scattered.map((weight, k) => weight / without[k]!);
  const [others, along] = [kept.filter((_, k) => k !== 4), kept[4]!];
  expect(along).toBeLessThan(0.95 * Math.min(...others));
});

test("statistics are read as they were written, and follow from themselves", () => {
  const statistics = known();
  const bytes = encodeStatistics(statistics);
  const read = decodeStatistics(bytes.buffer, SIZE);
  expect(read.prototypes.map(({ label, count }) => [label, count])).toEqual(
    statistics.prototypes.map(({ label, count }) => [label, count]),
  );
  read.prototypes.forEach(({ mean }, k) => {
    mean.forEach((value, i) => {
      expect(value).toBeCloseTo(statistics.prototypes[k]!.mean[i]!, 1);
    });
  });
  const most = Math.max(...statistics.covariance);
  read.covariance.forEach((value, i) => {
    expect(Math.abs(value - statistics.covariance[i]!)).toBeLessThan(1e-3 * most);
  });
  expect(encodeStatistics(read)).toEqual(bytes);
});

test("damaged statistics, or those of another network, are refused in a sentence", () => {
  const whole = encodeStatistics(known());
  const infinite = whole.slice();
  new DataView(infinite.buffer).setFloat32(20, Number.POSITIVE_INFINITY, true);
  const cold = whole.slice();
  new DataView(cold.buffer).setFloat32(16, 0, true);
  const other = whole.slice();
  other[0] = 0;
  for (const bytes of [whole.slice(0, -1), new Uint8Array(), infinite, cold, other]) {
    expect(() => decodeStatistics(bytes.buffer, SIZE)).toThrow("needs to learn is damaged");
  }
  expect(() => decodeStatistics(whole.buffer, SIZE + 1)).toThrow("needs to learn is damaged");
});

test("sums from another device count as its pictures would, to the bit, and leave no trace once taken out", () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: SIZE, maxLength: SIZE });
  const picture = fc.record({
    label: fc.integer({ min: 0, max: 3 }),
    features: numbers,
    isElsewhere: fc.boolean(),
  });
  const taught = (pictures: readonly { label: number; features: readonly number[] }[]) => ({
    count: pictures.length,
    features: Uint8Array.from(pictures.flatMap(({ features }) => features)),
    labels: pictures.map(({ label }) => label),
  });
  fc.assert(
    fc.property(fc.array(picture, { maxLength: 40 }), (pictures) => {
      const here = pictures.filter(({ isElsewhere }) => !isElsewhere);
      const given = [0, 1, 2, 3].flatMap((label) => {
        const of = pictures.filter((each) => each.isElsewhere && each.label === label);
        const sums = Array.from({ length: SIZE }, (_, k) =>
          of.reduce((sum, { features }) => sum + features[k]!, 0),
        );
        return of.length === 0 ? [] : [{ label, count: of.length, sums }];
      });
      expect(prototypesOf(taught(here), SIZE, given)).toEqual(prototypesOf(taught(pictures), SIZE));
      expect(prototypesOf(taught(here), SIZE, [...given].reverse())).toEqual(
        prototypesOf(taught(pictures), SIZE),
      );
      expect(prototypesOf(taught(here), SIZE, [])).toEqual(prototypesOf(taught(here), SIZE));
    }),
  );
});

test("a photo of a known kind draws in what is like it, without the help that a new class gets for having few", async () => {
  const statistics = known();
  const before = closedHead(statistics, statistics.prototypes, 2);
  const like = pictures(SECOND, 1, 5);
  const memory = { count: 1, size: SIZE, features: like, labels: Uint8Array.of(FIRST) };
  const after = headWith({ statistics }, memory, [], 2);
  const [was, is] = [await answerFeatures(before, like), await answerFeatures(after, like)];
  expect(is[FIRST]).toBeGreaterThan(was[FIRST]! + 0.4);
  const ofNewClass = headWith({ statistics }, { ...memory, labels: Uint8Array.of(2) }, [], 3);
  const biasOf = ({ prototypes: { bias } }: Head) => bias.at(-1)!;
  expect(biasOf(ofNewClass)).toBeGreaterThan(biasOf(after) + 0.3);
});
