/** The part of jasmine's interface that TensorFlow.js's own specifications are written against. */

type Run = () => unknown;

interface Suite {
  readonly name: string;
  readonly beforeAll: Run[];
  readonly beforeEach: Run[];
  readonly afterEach: Run[];
  readonly afterAll: Run[];
  readonly specs: { readonly name: string; readonly run: Run }[];
  readonly suites: Suite[];
}

export interface SpecOutcomes {
  readonly passed: number;
  /** Names and reasons. */
  readonly failed: readonly string[];
}

const suiteNamed = (name: string): Suite => ({
  name,
  beforeAll: [],
  beforeEach: [],
  afterEach: [],
  afterAll: [],
  specs: [],
  suites: [],
});

let current = suiteNamed("");

function describe(name: string, declare: Run): void {
  const outer = current;
  current = suiteNamed(`${outer.name} ${name}`.trim());
  outer.suites.push(current);
  declare();
  current = outer;
}

function expectation(actual: unknown) {
  const require = (holds: boolean, sentence: string) => {
    if (!holds) throw new Error(sentence);
  };
  return {
    nothing() {},
    toBe: (wanted: unknown) => require(Object.is(actual, wanted), `${actual} is not ${wanted}`),
    toEqual: (wanted: unknown) => {
      const [is, wants] = [actual, wanted].map((value) => JSON.stringify(value));
      require(is === wants, `${is} does not equal ${wants}`);
    },
    toThrowError: (wanted?: string | RegExp) => {
      try {
        (actual as Run)();
      } catch (error) {
        const { message } = error as Error;
        const fits = wanted instanceof RegExp ? wanted.test(message) : !wanted || message === wanted;
        return require(fits, `threw "${message}" and not "${wanted}"`);
      }
      throw new Error("threw nothing");
    },
  };
}

Object.assign(globalThis, {
  describe,
  expect: expectation,
  it: (name: string, run: Run) => current.specs.push({ name, run }),
  beforeAll: (run: Run) => current.beforeAll.push(run),
  beforeEach: (run: Run) => current.beforeEach.push(run),
  afterEach: (run: Run) => current.afterEach.push(run),
  afterAll: (run: Run) => current.afterAll.push(run),
});

/**
 * Runs what has been declared, one spec after the other.
 *
 * @param prepare Awaited before the specs of each outermost suite, once the suite has set up what it needs.
 */
export async function runSpecs(prepare: Run, isLeftOut: (name: string) => boolean): Promise<SpecOutcomes> {
  const failed: string[] = [];
  let passed = 0;
  const runAll = async (steps: readonly Run[]) => {
    for (const step of steps) await step();
  };
  const runSuite = async (suite: Suite, before: readonly Run[], after: readonly Run[]) => {
    const [beforeEach, afterEach] = [
      [...before, ...suite.beforeEach],
      [...suite.afterEach, ...after],
    ];
    await runAll(suite.beforeAll);
    if (before.length === 0) await prepare();
    for (const { name, run } of suite.specs) {
      if (isLeftOut(name)) continue;
      try {
        await runAll([...beforeEach, run]);
        passed++;
      } catch (error) {
        failed.push(`${suite.name} ${name}: ${(error as Error).message}`);
      }
      await runAll(afterEach);
    }
    for (const inner of suite.suites) await runSuite(inner, beforeEach, afterEach);
    await runAll(suite.afterAll);
  };
  for (const suite of current.suites) await runSuite(suite, [], []);
  return { passed, failed };
}
