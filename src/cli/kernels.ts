import { writeFileSync } from "node:fs";
import path from "node:path";
import { requireCurrent, staleFiles } from "../../harness/kernels/generated-files";
import { ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run kernels [-- --check]

Writes the source files that follow from others: the types of the training kernels' arguments, from their
AssemblyScript, and the lists of TensorFlow.js's kernels for each backend, from src/ml/backends/kernels/names.ts.

  --check  write nothing, and fail where a file is not up to date
`;

await runCommand(HELP, async () => {
  const { check } = readOptions({ check: { type: "boolean" } });
  if (check) return requireCurrent();
  for (const { file, text } of staleFiles()) {
    writeFileSync(path.join(ROOT, file), text);
    process.stdout.write(`wrote ${file}\n`);
  }
});
