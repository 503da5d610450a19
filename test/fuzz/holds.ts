import { type Arbitrary, assert, asyncProperty, property } from "fast-check";
import { HangerError } from "../../src/contract";
import { SEED } from "./mutated";

/** Without a named seed, as `npm test` runs, each property tries a part of its cases. */
const PART = process.env.FUZZ_SEED === undefined ? 0.25 : 1;

/** How many cases of each property are tried, of those that a named seed tries. */
export const casesOf = <Name extends string>(all: Readonly<Record<Name, number>>) =>
  Object.fromEntries(
    Object.entries<number>(all).map(([name, cases]) => [name, Math.ceil(PART * cases)]),
  ) as Record<Name, number>;

let count = 0;

/** How many cases the tests of a file have tried. */
export const tried = () => count;

/** Holds `work` against so many inputs: it gives an outcome, or refuses with an error of the kind foreseen. */
export function holds<T>(
  cases: number,
  inputs: Arbitrary<T>,
  work: (input: T) => unknown,
  foreseen: ErrorClass = HangerError,
) {
  assert(
    property(inputs, (input) => {
      count++;
      try {
        work(input);
      } catch (error) {
        if (!(error instanceof foreseen)) throw error;
      }
    }),
    { numRuns: cases, seed: SEED },
  );
}

type ErrorClass = abstract new (...args: never[]) => Error;

/** The same for work that takes its time. */
export async function holdsAsync<T>(
  cases: number,
  inputs: Arbitrary<T>,
  work: (input: T) => Promise<unknown>,
) {
  await assert(
    asyncProperty(inputs, async (input) => {
      count++;
      try {
        await work(input);
      } catch (error) {
        if (!(error instanceof HangerError)) throw error;
      }
    }),
    { numRuns: cases, seed: SEED },
  );
}
