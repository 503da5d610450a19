import { isStable, Rounds } from "../../../src/ml/measuring/rounds";

/** Work whose rounds take the given milliseconds on a clock of its own; later rounds take as long as the last. */
function script(...durations: readonly number[]) {
  let time = 0;
  let round = 0;
  const work = async () => {
    time += durations[Math.min(round++, durations.length - 1)]!;
  };
  return { rounds: new Rounds(work, () => time), played: () => round };
}

test("rounds are stable once the last four took about as long", () => {
  expect(isStable([40, 10, 11, 10, 10])).toBe(true);
  expect(isStable([40, 10, 11, 10])).toBe(false);
  expect(isStable([10, 10, 10])).toBe(false);
});

test("the warm-up is not counted", async () => {
  const { rounds } = script(50, 20, 5, 5, 5, 5);
  expect(await rounds.pass(100)).toEqual(Array.from({ length: 20 }, () => 5));
});

test("later passes warm up by one round", async () => {
  const { rounds, played } = script(5);
  await rounds.pass(100);
  const before = played();
  expect(await rounds.pass(100)).toHaveLength(20);
  expect(played() - before).toBe(21);
});

test("a restart forgets the passes, but not how long a round takes, nor the first one", async () => {
  const { rounds, played } = script(50, 20, 5);
  await rounds.pass(100);
  rounds.restart();
  const before = played();
  await rounds.pass(100);
  expect(rounds.timesByPass).toEqual([Array.from({ length: 20 }, () => 5)]);
  expect(played() - before).toBe(21);
  expect(rounds.firstMs).toBe(50);
});

test("where a round takes longer than the pass, there is one round a pass, after one that is not counted", async () => {
  const { rounds, played } = script(900, 300);
  expect(await rounds.pass(100)).toEqual([300]);
  expect(await rounds.pass(100)).toEqual([300]);
  expect(played()).toBe(3);
  expect(rounds.timesByPass).toEqual([[300], [300]]);
});

test("a round so long that no compiler explains it counts at once", async () => {
  const { rounds, played } = script(22_000);
  expect(await rounds.pass(800)).toEqual([22_000]);
  expect(played()).toBe(1);
});
