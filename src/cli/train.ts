import path from "node:path";
import { type DrivenApp, openApp } from "../../harness/app";
import { endProgress, showProgress } from "../../harness/progress-line";
import type { EpochFigures, TrainRequest, TrainResult, TrainSettings } from "../contract";
import { findLessons, mountsOf } from "./photos";
import { cardOf, commandBehind, MODEL_FILES } from "./trained-model";
import {
  backendOption,
  number,
  readDecimal,
  readOptions,
  requireFolder,
  runCommand,
  UsageError,
  wholeNumber,
} from "./usage";
import { requireWritable, writeTogether } from "./written-files";

const HELP = `
npm run train -- [options]

Trains a network on Fashion-MNIST in the app's own worker, in a headless browser.

  --architecture NAME   default cnn; a name that is not there is answered with all that are
  --option NAME=VALUE   an option of the architecture, such as filters=32; may be repeated
  --epochs N            default 5
  --images N            how many images to train on; default 60000
  --images-per-epoch N  how many of them each epoch shows, drawn again for each; default: all
  --batch N             default 128
  --rate X              the learning rate; default 0.001
  --schedule NAME       constant (default) or cosine
  --augment X           mirror, move, scale and turn every picture each time it is shown, from 0 (default) to 1
  --from DIR            start from the network in DIR, which --out wrote, rather than from random weights
  --smoothing X         the share of each target that is spread over all classes; default 0
  --normalise           batch normalisation while training, folded into the weights afterwards
  --dropout X           the share of dense layers' inputs that is dropped; default 0
  --average             save the running mean of the weights
  --photos DIR          also train on DIR/<label>/*.jpg; may be repeated
  --teacher FILE        learn what npm run teach wrote of these very photos, in the same order of folders
  --taught-by DIR       learn also what the network in DIR answers to the dataset's pictures; may be repeated, and the
                        mean of their answers counts
  --views N             how many views of each picture they answer; default 8
  --untold LABELS       of photos of these labels, divided by commas, learn only what the teacher sees
  --photo-repeats N     how often an epoch shows each photo; default 4
  --seed N              default 1
  --backend NAME        webgpu, webgl, wasm-threads, wasm-simd, wasm or cpu; default: the fastest
  --out DIR             writes model.json, weights.bin and card.json there
  --json                one JSON object per line on standard output
`;

/** The path under which the server offers the network to start from. */
const FROM_MOUNT = "/from/";

/** The path under which the server offers the networks to be taught by, each in a folder of its number. */
const TAUGHT_BY_MOUNT = "/taught-by/";

/** The path under which the server offers the folder of what a teacher said. */
const TEACHER_MOUNT = "/teacher/";

await runCommand(HELP, async () => {
  const options = readOptions({
    architecture: { type: "string", default: "cnn" },
    option: { type: "string", multiple: true, default: [] },
    epochs: { type: "string", default: "5" },
    images: { type: "string", default: "60000" },
    "images-per-epoch": { type: "string" },
    batch: { type: "string", default: "128" },
    rate: { type: "string", default: "0.001" },
    schedule: { type: "string", default: "constant" },
    augment: { type: "string", default: "0" },
    from: { type: "string" },
    smoothing: { type: "string", default: "0" },
    normalise: { type: "boolean", default: false },
    dropout: { type: "string", default: "0" },
    average: { type: "boolean", default: false },
    photos: { type: "string", multiple: true, default: [] },
    teacher: { type: "string" },
    "taught-by": { type: "string", multiple: true, default: [] },
    views: { type: "string", default: "8" },
    untold: { type: "string", default: "" },
    "photo-repeats": { type: "string", default: "4" },
    seed: { type: "string", default: "1" },
    backend: { type: "string" },
    out: { type: "string" },
    json: { type: "boolean", default: false },
  });
  const perEpoch = options["images-per-epoch"];
  const settings: TrainSettings = {
    architecture: options.architecture!,
    options: Object.fromEntries(options.option!.map(readArchitectureOption)),
    epochs: wholeNumber("epochs", options.epochs!, 1),
    images: wholeNumber("images", options.images!, 1),
    ...(perEpoch === undefined ? {} : { imagesPerEpoch: wholeNumber("images-per-epoch", perEpoch, 1) }),
    batchSize: wholeNumber("batch", options.batch!, 1),
    seed: wholeNumber("seed", options.seed!),
    learningRate: number("rate", options.rate!, 0, 1),
    schedule: readSchedule(options.schedule!),
    augment: number("augment", options.augment!, 0, 1),
    smoothing: number("smoothing", options.smoothing!, 0, 1),
    normalise: options.normalise === true,
    dropout: number("dropout", options.dropout!, 0, 1),
    averageWeights: options.average === true,
  };
  const backend = options.backend === undefined ? {} : { backend: backendOption(options.backend) };
  const folders = options.photos!.map(requireFolder);
  const teacher = options.teacher === undefined ? undefined : path.resolve(options.teacher);
  const learned = folders.length > 0 && {
    photos: await findLessons(folders),
    photoRepeats: wholeNumber("photo-repeats", options["photo-repeats"]!, 1),
    ...(teacher ? { teacher: `${TEACHER_MOUNT}${path.basename(teacher)}` } : {}),
    untold: options.untold!.split(",").filter(Boolean),
  };
  const teachers = options["taught-by"]!.map(requireFolder);
  if (teachers.length > 0 && folders.length > 0) {
    throw new UsageError("Networks teach the dataset's pictures only: leave out --photos or --taught-by.");
  }
  const taught = teachers.length > 0 && {
    taughtBy: teachers.map((_, i) => `${TAUGHT_BY_MOUNT}${i}/`),
    views: wholeNumber("views", options.views!, 1, 64),
  };
  const from = options.from === undefined ? undefined : requireFolder(options.from);
  const output = { out: options.out, from, teachers, json: options.json === true };
  const mounts = {
    ...mountsOf(folders),
    ...(from ? { [FROM_MOUNT]: from } : {}),
    ...Object.fromEntries(teachers.map((folder, i) => [`${TAUGHT_BY_MOUNT}${i}/`, folder])),
    ...(teacher ? { [TEACHER_MOUNT]: path.dirname(teacher) } : {}),
  };
  const lent = { ...learned, ...taught, ...(from ? { from: FROM_MOUNT } : {}) };
  await train({ settings, ...backend, ...(Object.keys(lent).length > 0 ? { lent } : {}) }, output, mounts);
});

interface Output {
  readonly out: string | undefined;
  readonly from: string | undefined;
  readonly teachers: readonly string[];
  readonly json: boolean;
}

function readSchedule(text: string): NonNullable<TrainSettings["schedule"]> {
  if (text === "constant" || text === "cosine") return text;
  throw new UsageError(`--schedule is constant or cosine, not "${text}".`);
}

function readArchitectureOption(text: string): [string, number] {
  const [name = "", value = ""] = text.split("=");
  if (!name || Number.isNaN(readDecimal(value))) {
    throw new UsageError(`--option takes NAME=NUMBER, such as filters=32, not "${text}".`);
  }
  return [name, readDecimal(value)];
}

async function train(
  request: TrainRequest,
  { out, from, teachers, json }: Output,
  mounts: Readonly<Record<string, string>>,
): Promise<void> {
  // Checked first, because the training takes hours.
  const sources = [...teachers, ...(from === undefined ? [] : [from])];
  const earlier = await Promise.all(
    [...new Set(sources)].map(async (each) => commandBehind(await cardOf(each), each)),
  );
  if (out) await requireWritable(out, MODEL_FILES);
  const app = await openApp({ server: { mounts } });
  const print = (object: unknown, line: string) =>
    process.stdout.write(`${json ? JSON.stringify(object) : line}\n`);
  try {
    await app.call("start", { appVersion: "command" });
    if (!request.backend) await app.page.evaluate(() => globalThis.driver!.client.measureBackends("train"));
    await app.call("downloadDataset", undefined);
    const result = await app.call("train", request, (progress) => {
      if (progress.kind === "epoch") {
        endProgress();
        print(progress.figures, describeEpoch(progress.figures));
      } else if (progress.kind === "step") {
        const { epoch, step, stepsPerEpoch, secondsLeft } = progress;
        showProgress(`epoch ${epoch}, step ${step} of ${stepsPerEpoch}, ${secondsLeft.toFixed(0)} s left`);
      }
    });
    const { parameters, seconds, stepSeconds } = result;
    const testAccuracy = result.evaluation?.accuracy ?? 0;
    const done = { done: true, testAccuracy, parameters, seconds, stepSeconds, ...result.backend };
    print(
      done,
      `test accuracy ${testAccuracy.toFixed(4)}, ${parameters} parameters, ${seconds.toFixed(1)} s on ${done.backend}`,
    );
    if (out) await writeModel(app, { result, request, out, earlier });
  } finally {
    await app.close();
  }
}

function describeEpoch({ epoch, loss, accuracy, valAccuracy, seconds, stepMs }: EpochFigures): string {
  const figures = `loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}, validation ${valAccuracy.toFixed(4)}`;
  return `epoch ${epoch}: ${figures}, ${seconds.toFixed(1)} s, ${stepMs.toFixed(1)} ms a step`;
}

interface Finished {
  readonly result: TrainResult;
  readonly request: TrainRequest;
  readonly out: string;
  /** The commands before this one. */
  readonly earlier: readonly string[];
}

/** Writes the files of a finished run. The card contains the command that made it and its scores. */
async function writeModel(app: DrivenApp, { result, request, out, earlier }: Finished): Promise<void> {
  const { run, evaluation, epochs } = result;
  const name = path.basename(path.resolve(out));
  await app.call("keepRun", { run, name: `trained-${name}`, title: name });
  const { card, modelJson, weights } = await app.exportModel(`trained-${name}`);
  const { valLoss, valAccuracy } = epochs.at(-1)!;
  const figures = { valLoss, valAccuracy, testAccuracy: evaluation?.accuracy ?? 0 };
  const command = [...earlier, ["npm run train --", ...process.argv.slice(2)].join(" ")];
  const version = card.weightsSha256.slice(0, 12);
  const description = describeTraining(request, epochs.length);
  const written = { ...card, name, version, command: command.join(" && "), description, figures };
  const contents = [weights, modelJson, `${JSON.stringify(written, null, 2)}\n`];
  await writeTogether(out, Object.fromEntries(MODEL_FILES.map((file, i) => [file, contents[i]!])));
}

function describeTraining({ settings, lent = {} }: TrainRequest, epochs: number): string {
  const { photos, photoRepeats = 1, taughtBy, views } = lent;
  const { images, imagesPerEpoch = images } = settings;
  const shown = `${imagesPerEpoch.toLocaleString("en")} of ${images.toLocaleString("en")} Fashion-MNIST pictures`;
  const beside = photos
    ? ` and ${photos.length.toLocaleString("en")} photos, each shown ${photoRepeats === 1 ? "once" : `${photoRepeats} times`}`
    : "";
  const taught = taughtBy
    ? ` Taught by ${taughtBy.length === 1 ? "a network" : `${taughtBy.length} networks`}, which answered ${views} views of each.`
    : "";
  return `${epochs} epochs, each on ${shown}${beside}.${taught} A tenth of the pictures is held back for validation.`;
}
