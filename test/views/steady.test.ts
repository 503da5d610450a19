import type { Classification } from "../../src/contract";
import { type Steady, steadied } from "../../src/views/classify/steady";

/** An answer to one frame, with the probabilities of a dress and of a coat. */
function frame(dress: number, sure = true): Classification {
  const answer = (label: string, probability: number) => ({ label, name: label, probability });
  return {
    answers: [answer("dress", dress), answer("coat", 1 - dress)].sort(
      (a, b) => b.probability - a.probability,
    ),
    known: sure ? 0.9 : 0.2,
    sure,
    input: { width: 1, height: 1, pixels: new Uint8ClampedArray(1) },
    model: "camera",
    backend: { backend: "cpu", threads: 1 },
    ms: { decode: 0, preprocess: 0, predict: 0, total: 0 },
  };
}

/** What is shown after frames that come 33 ms apart. */
function after(frames: readonly Classification[]): Steady {
  let steady: Steady | undefined;
  frames.forEach((each, i) => {
    steady = steadied(steady, each, 33 * i);
  });
  return steady!;
}

const many = (count: number, of: Classification) => Array.from({ length: count }, () => of);
const first = ({ shown }: Steady) => shown.answers[0]!.label;

test("the first frame is shown as it is", () => {
  expect(after([frame(0.7)]).shown).toEqual(frame(0.7));
});

test("the time of one slow frame hardly changes the one that is told, whose parts still add up to it", () => {
  const taking = (predict: number) => ({
    ...frame(0.9),
    ms: { decode: 2, preprocess: 3, predict, total: 5 + predict },
  });
  const { ms } = after([...many(20, taking(5)), taking(55)]).shown;
  expect(ms.total).toBeGreaterThan(10);
  expect(ms.total).toBeLessThan(16);
  expect(ms.decode + ms.preprocess + ms.predict).toBeCloseTo(ms.total);
});

test("a frame that differs from those before changes nothing; several of them do", () => {
  expect(first(after([...many(20, frame(0.9)), frame(0.05)]))).toBe("dress");
  expect(first(after([...many(20, frame(0.9)), ...many(20, frame(0.05))]))).toBe("coat");
});

test("two answers about as likely do not take turns", () => {
  const trembling = Array.from({ length: 60 }, (_, i) => frame(i % 2 ? 0.46 : 0.52));
  const seen = trembling.map((_, i) => first(after(trembling.slice(0, i + 1))));
  expect(new Set(seen)).toEqual(new Set(["dress"]));
});

test("it becomes unsure when most frames are, and sure again", () => {
  const unsure = after([...many(20, frame(0.9)), frame(0.9, false)]);
  expect(unsure.shown.sure).toBe(true);
  const long = [...many(20, frame(0.9)), ...many(20, frame(0.9, false))];
  expect(after(long).shown.sure).toBe(false);
  expect(after([...long, ...many(20, frame(0.9))]).shown.sure).toBe(true);
});

test("probabilities stay probabilities", () => {
  const { shown } = after([frame(0.9), frame(0.1), frame(0.4)]);
  expect(shown.answers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
});
