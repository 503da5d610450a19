import { requireBuild } from "../../harness/app";
import { countFaults } from "../../harness/audit/accessibility";
import { measureBytes } from "../../harness/audit/bytes";
import { measureColdStart } from "../../harness/audit/cold-start";
import { describeFinding, type Finding, holds } from "../../harness/audit/finding";
import { measureInteractions } from "../../harness/audit/interactions";
import { measureScores } from "../../harness/audit/lighthouse";
import { measureManyPhotos } from "../../harness/audit/many-photos";
import { endProgress, showProgress } from "../../harness/progress-line";
import { oneOf, readOptions, runCommand } from "./usage";

const PARTS = {
  scores: measureScores,
  axe: countFaults,
  bytes: measureBytes,
  start: measureColdStart,
  interactions: measureInteractions,
  photos: measureManyPhotos,
} as const;

type Part = keyof typeof PARTS;

const NAMES = Object.keys(PARTS) as Part[];

const HELP = `
npm run audit -- [--only PART,PART] [--details] [--json]

Checks that the built app is fast, small and accessible: Lighthouse's scores on its slow phone, axe in every state of
every view, bytes sent, the time from an offline cold start to the first answer, the slowest interaction of every
view, and the memory that sixty photos at once take. Takes five minutes; run nothing else meanwhile. Ends with exit code 1
if a figure exceeds its limit.

  --only LIST  some of ${NAMES.join(", ")}
  --details    show details of every figure, not only of those that fail
`;

await runCommand(HELP, async () => {
  const options = readOptions({
    only: { type: "string", default: NAMES.join(",") },
    details: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const parts = options.only!.split(",").map((name) => oneOf("only", name, NAMES));
  requireBuild();
  const findings: Finding[] = [];
  for (const part of parts) {
    showProgress(`measuring ${part}`);
    const found = await PARTS[part]();
    endProgress();
    findings.push(...found);
    if (options.json) continue;
    for (const finding of found) {
      process.stdout.write(`${describeFinding(finding)}\n`);
      if (!options.details && holds(finding)) continue;
      for (const detail of finding.details ?? []) process.stdout.write(`       ${detail}\n`);
    }
  }
  const failed = findings.filter((finding) => !holds(finding));
  if (options.json) process.stdout.write(`${JSON.stringify({ findings, failed: failed.length })}\n`);
  else process.stdout.write(`${findings.length - failed.length} passed, ${failed.length} failed\n`);
  if (failed.length > 0) process.exitCode = 1;
});
