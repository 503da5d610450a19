import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { openApp } from "../../harness/app";
import { CommandError } from "../../harness/command-error";
import { DIST, ROOT } from "../../harness/paths";
import { endProgress, showProgress } from "../../harness/progress-line";
import type { ModelCard } from "../contract";
import { findPhotos, PHOTOS_MOUNT } from "./photos";
import { readOptions, requireFolder, runCommand, UsageError } from "./usage";
import { requireWritable, writeTogether } from "./written-files";

const HELP = `
npm run calibrate -- --model NAME --photos DIR [--json]

Calibrates the confidence of a model that comes with the app on photos that it did not learn from (DIR/<label>/*.jpg),
and writes the result to the model's card. Build the app before and after.
`;

await runCommand(HELP, async () => {
  const options = readOptions({
    model: { type: "string", default: "camera" },
    photos: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (options.photos === undefined) throw new UsageError("Say which photos to calibrate on: --photos DIR.");
  const folder = requireFolder(path.join(ROOT, "public/models", options.model!));
  await requireWritable(folder, ["card.json"]);
  const before: ModelCard = JSON.parse(await readFile(path.join(folder, "card.json"), "utf8"));
  if (before.temperature !== 1) {
    throw new CommandError(
      `${options.model} is calibrated already: set "temperature" in its card to 1 and build first.`,
    );
  }
  await requireSameBuilt(options.model!, before);
  const calibration = await measure(options.model!, requireFolder(options.photos));
  const command = `${before.command} && npm run calibrate -- ${process.argv.slice(2).join(" ")}`;
  const { temperature, knownThreshold } = calibration;
  // A head in closed form has its temperature within, as `npm run head` was told it.
  const told = existsSync(path.join(folder, "statistics.bin")) ? { knownThreshold } : calibration;
  const card = `${JSON.stringify({ ...before, ...told, command }, null, 2)}\n`;
  await writeTogether(folder, { "card.json": card });
  const line = `temperature ${temperature.toFixed(3)}, not sure below ${knownThreshold.toFixed(3)}`;
  process.stdout.write(`${options.json ? JSON.stringify(calibration) : line}\n`);
});

/** The built app does the measuring. @throws CommandError if it was built with another version of the model */
async function requireSameBuilt(model: string, card: ModelCard): Promise<void> {
  const file = path.join(DIST, "models", model, "card.json");
  const built: Partial<ModelCard> = JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
  if (built.weightsSha256 === card.weightsSha256 && built.temperature === card.temperature) return;
  throw new CommandError(`The built app has another ${model} than public/. Run "npm run build" first.`);
}

async function measure(model: string, folder: string) {
  const photos = await findPhotos(folder);
  const app = await openApp({ server: { mounts: { [PHOTOS_MOUNT]: folder } } });
  try {
    await app.call("start", { appVersion: "command" });
    const request = { model, dataset: { kind: "photos" as const, photos } };
    const { calibration } = await app.call("evaluate", request, ({ done, total }) =>
      showProgress(`${done} of ${total}`),
    );
    if (!calibration) throw new CommandError("None of the photos shows anything that the model knows.");
    return calibration;
  } finally {
    endProgress();
    await app.close();
  }
}
