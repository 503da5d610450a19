import { spawnSync } from "node:child_process";
import path from "node:path";
import { CommandError } from "../../harness/command-error";
import { kernelFiles } from "../../harness/kernels/exported-kernels";
import { requireCurrent } from "../../harness/kernels/generated-files";
import { ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run build:kernels

Compiles the training kernels to build/kernels, one module for each target of asconfig.json. Fails where the types of
their calls are not up to date, as arguments would then be passed in another order than the kernels take them.
`;

const ASC = path.join(ROOT, "node_modules/assemblyscript/bin/asc.js");
const TARGETS = ["relaxed", "relaxed-shared", "simd", "simd-shared"];

await runCommand(HELP, async () => {
  readOptions({});
  requireCurrent();
  for (const target of TARGETS) {
    const { status } = spawnSync(process.execPath, [ASC, "--target", target, ...kernelFiles()], {
      cwd: ROOT,
      stdio: "inherit",
    });
    if (status !== 0) throw new CommandError(`The kernels do not compile for ${target}.`);
  }
});
