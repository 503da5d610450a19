import { injectFaults } from "./faults/harness";
import { endProgress, readOptions, runCommand, showProgress, wholeNumber } from "./usage";

const HELP = `
npm run test:faults -- [--moments 200] [--seed 1] [--json]

Cuts the built app off at random moments: ends its worker, closes its page, kills the browser, drops the server; while it
classifies, downloads, trains, retrains, saves, exports and imports, measures and updates. Starts it again after each, and
checks that it answers and that nothing it had acknowledged is missing. The seed decides the moments.
`;

/** Longer than this, and nobody runs it. */
const LIMIT_MS = 30 * 60_000;

await runCommand(HELP, async () => {
  const {
    moments = "200",
    seed = "1",
    json = false,
  } = readOptions({
    moments: { type: "string" },
    seed: { type: "string" },
    json: { type: "boolean" },
  });
  const started = performance.now();
  let done = 0;
  const report = await injectFaults({
    seed: wholeNumber("seed", seed),
    moments: wholeNumber("moments", moments, 1),
    onMoment({ activity, fault, broken }) {
      showProgress(`${++done} of ${moments}: ${fault} while ${activity}`);
      for (const sentence of broken) process.stderr.write(`\n${fault} while ${activity}: ${sentence}\n`);
    },
  });
  endProgress();
  const minutes = (performance.now() - started) / 60_000;
  if (json) process.stdout.write(`${JSON.stringify({ ...report, minutes })}\n`);
  else {
    for (const sentence of report.broken) process.stdout.write(`${sentence}\n`);
    process.stdout.write(
      `${report.faults} faults injected, ${report.inTheMiddle} of them in the middle of something; ${report.checks} invariants checked, ${report.broken.length} broken; ${minutes.toFixed(1)} minutes, seed ${report.seed}\n`,
    );
  }
  if (report.broken.length > 0 || performance.now() - started > LIMIT_MS) process.exitCode = 1;
});
