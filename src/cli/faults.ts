import { requireBuild } from "../../harness/app";
import { prepareDrawnDataset } from "../../harness/drawn-dataset/prepare";
import { cutDatabase } from "../../harness/faults/cuts/cut";
import { injectFaults } from "../../harness/faults/harness";
import { soak } from "../../harness/faults/soak";
import { answerWrongly } from "../../harness/faults/wrong-files";
import { jest } from "../../harness/jest";
import type { Count } from "../../harness/jest-report";
import { endProgress, showProgress } from "../../harness/progress-line";
import { oneOf, readOptions, runCommand, wholeNumber } from "./usage";

const HELP = `
npm run test:faults -- [--moments 200] [--seed 1] [--only PART,PART] [--json]

Tries to break the built app, in parts:

  kill      Interrupts it at random moments: ends its worker, closes its page, kills the browser, stops the server; while it
            classifies, downloads, trains, retrains, saves, exports and imports, measures and updates. Restarts it
            each time, and checks that it answers and that nothing it had confirmed as saved is missing.
  cut       Has the app write all that it keeps, and cuts its database off at 5,000 places, as the end of the browser or
            of the device's power would: what is read then is what the app had after one of its writes, and all that
            it had confirmed. Kills the browser before, during and after every write by number.
  files     Has the host answer every file of the app wrongly in five ways, at a first visit, at run time and in an update: nothing
            wrong is kept, and a sound host is enough afterwards.
  soak      Learning 100 times, 10,000 classifications, 50 switches of backend, 3,000 steps of training: memory and answers must
            not change.
  fuzz      39,000 random and damaged inputs to all code that reads from outside.
  failures  Backends, storage, updates and the content policy fail one by one, as in "npm test".

The seed decides the moments and the inputs. Ends with exit code 1 if anything is broken, or after more than 30 minutes.
`;

/** The longest that all parts may take. */
const LIMIT_MS = 30 * 60_000;

/** Half of the kills by number: seeds that follow each other make up for each other's. */
const CUTS = { cuts: 5000, opened: 20, kills: 0.5, photos: 30 };

/** The end-to-end tests that break one thing each. */
const FAILURES =
  "e2e/(failing-backends|storage-faults|interrupted|update|security|trouble|take-along-hostile)";

/** What a part tried, and what was broken. */
interface PartOutcome {
  readonly faults: number;
  readonly checks: number;
  readonly broken: readonly string[];
}

interface Options {
  readonly seed: number;
  readonly moments: number;
}

const PARTS: Readonly<Record<string, (options: Options) => Promise<PartOutcome>>> = {
  async kill({ seed, moments }) {
    await prepareDrawnDataset();
    let done = 0;
    return injectFaults({
      seed,
      moments,
      onMoment({ activity, fault, broken }) {
        showProgress(`${++done} of ${moments}: ${fault} while ${activity}`);
        for (const sentence of broken) process.stderr.write(`\n${fault} while ${activity}: ${sentence}\n`);
      },
    });
  },
  async cut({ seed }) {
    await prepareDrawnDataset();
    return cutDatabase({ ...CUTS, seed, onProgress: showProgress });
  },
  files: () => answerWrongly({ onProgress: showProgress }),
  async soak() {
    await prepareDrawnDataset();
    const amounts = { learnings: 100, classifications: 10_000, switches: 50, steps: 3000 };
    return { faults: 0, ...(await soak({ ...amounts, onProgress: showProgress })) };
  },
  async fuzz({ seed }) {
    return counted(
      jest(["--selectProjects", "unit", "--testPathPatterns", "fuzz"], { FUZZ_SEED: `${seed}` }),
    );
  },
  async failures() {
    return counted(jest(["--selectProjects", "browser", "--runInBand", "--testPathPatterns", FAILURES]));
  },
};

const NAMES = Object.keys(PARTS);

await runCommand(HELP, async () => {
  const {
    moments = "200",
    seed = "1",
    only = NAMES.join(","),
    json = false,
  } = readOptions({
    moments: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    json: { type: "boolean" },
  });
  const options = { seed: wholeNumber("seed", seed), moments: wholeNumber("moments", moments, 1) };
  const parts = only.split(",").map((name) => oneOf("only", name, NAMES));
  requireBuild();
  const started = performance.now();
  const total = { faults: 0, checks: 0, broken: [] as string[] };
  for (const name of parts) {
    const { faults, checks, broken } = await PARTS[name]!(options);
    endProgress();
    if (!json) process.stdout.write(`${name}: ${faultsReport(faults, checks, broken.length)}\n`);
    total.faults += faults;
    total.checks += checks;
    total.broken.push(...broken.map((sentence) => `${name}: ${sentence}`));
  }
  const minutes = (performance.now() - started) / 60_000;
  if (json) process.stdout.write(`${JSON.stringify({ seed: options.seed, ...total, minutes })}\n`);
  else {
    for (const sentence of total.broken) process.stdout.write(`${sentence}\n`);
    const all = faultsReport(total.faults, total.checks, total.broken.length);
    process.stdout.write(`${all}; ${minutes.toFixed(1)} minutes, seed ${seed}\n`);
  }
  const isLate = minutes * 60_000 > LIMIT_MS;
  if (isLate) process.stderr.write(`It took longer than ${LIMIT_MS / 60_000} minutes.\n`);
  if (total.broken.length > 0 || isLate) process.exitCode = 1;
});

function faultsReport(faults: number, checks: number, broken: number): string {
  return `${faults} faults injected, ${checks} invariants checked, ${broken} broken`;
}

/** Turns test counts into an outcome. Each of these tests injects the fault it is named after, and checks the result. */
function counted({ passed, failed }: Count): PartOutcome {
  const broken = failed > 0 ? [`${failed} tests failed; they are named above`] : [];
  return { faults: passed + failed, checks: passed + failed, broken };
}
