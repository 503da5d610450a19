import path from "node:path";
import { openApp } from "../../harness/app";
import { ROOT } from "../../harness/paths";
import { findPhotos, PHOTOS_MOUNT } from "./photos";
import { readOptions, requireFolder, runCommand, UsageError, wholeNumber } from "./usage";
import { requireWritable, writeTogether } from "./written-files";

const HELP = `
npm run remember -- --model NAME --photos DIR [--reference] [--photos-per-label N] [--pictures-per-label N] [--seed N]

Writes the features that a model that comes with the app keeps of the pictures it learned from (DIR/<label>/*.jpg and
the dataset's), so that it can learn more without forgetting. With --reference, writes those of pictures that it did not
learn from, to measure whether it forgets. Build the app before and after.

  --photos-per-label N     default 200; with --reference all
  --pictures-per-label N   default 40; with --reference 20 of those held back for validation
`;

await runCommand(HELP, async () => {
  const options = readOptions({
    model: { type: "string", default: "camera" },
    photos: { type: "string" },
    reference: { type: "boolean", default: false },
    "photos-per-label": { type: "string" },
    "pictures-per-label": { type: "string" },
    seed: { type: "string", default: "1" },
  });
  if (options.photos === undefined) throw new UsageError("Say which photos to remember: --photos DIR.");
  const folder = requireFolder(options.photos);
  const standard = options.reference ? "10000" : "200";
  const request = {
    model: options.model!,
    photos: await findPhotos(folder),
    pictures: options.reference ? ("held-back" as const) : ("learned" as const),
    photosPerLabel: wholeNumber("photos-per-label", options["photos-per-label"] ?? standard),
    picturesPerLabel: wholeNumber(
      "pictures-per-label",
      options["pictures-per-label"] ?? (options.reference ? "20" : "40"),
    ),
    seed: wholeNumber("seed", options.seed!),
  };
  const written = options.reference ? "reference.bin" : "memory.bin";
  const model = requireFolder(path.join(ROOT, "public/models", options.model!));
  await requireWritable(model, [written]);
  const app = await openApp({ server: { mounts: { [PHOTOS_MOUNT]: folder } } });
  try {
    await app.call("start", { appVersion: "command" });
    await app.call("downloadDataset", undefined);
    const bytes = await app.page.evaluate(async (request) => {
      const bytes = await globalThis.driver!.client.call("remember", request);
      return [...bytes];
    }, request);
    await writeTogether(model, { [written]: Uint8Array.from(bytes) });
    process.stdout.write(`${bytes.length} bytes in ${path.relative(ROOT, path.join(model, written))}\n`);
  } finally {
    await app.close();
  }
});
