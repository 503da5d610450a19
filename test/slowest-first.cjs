const TestSequencer = require("@jest/test-sequencer").default;

/** The slowest files of the browser tests. Begun last, one of them would keep a single worker busy at the end. */
const SLOWEST = [
  "benchmark-runs",
  "states",
  "half-deployed",
  "deployments",
  "faults",
  "interrupted",
  "failing-backends",
  "agreement",
  "soak",
];

const rank = ({ path }) => {
  const place = SLOWEST.findIndex((name) => path.endsWith(`/e2e/${name}.test.ts`));
  return place < 0 ? SLOWEST.length : place;
};

/** Starts the slowest files first, and the others in Jest's own order. */
class SlowestFirst extends TestSequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
  }
}

module.exports = SlowestFirst;
