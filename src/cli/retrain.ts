import { type DrivenApp, openApp } from "../../harness/app";
import { endProgress, showProgress } from "../../harness/progress-line";
import type { Evaluation, LabelledPhoto } from "../contract";
import { FOOTWEAR, FOOTWEAR_LABELS } from "../contract";
import { findPhotos, PHOTOS_MOUNT } from "./photos";
import { backendOption, readOptions, requireFolder, runCommand, UsageError, wholeNumber } from "./usage";

const HELP = `
npm run retrain -- --model NAME --photos DIR --test DIR [--shots N] [--new NAME,NAME] [--seed N] [--backend NAME] [--json]

Retrains a model that comes with the app on photos, as its owner would, and reports its accuracy before and after.

  --model NAME     default camera
  --photos DIR     DIR/<label>/*.jpg, the photos to learn from
  --shots N        photos of each new class, or of each known class without --new; default 10
  --new LIST       labels to add as classes; what the model knows of them already is taken away first
  --test DIR       DIR/<label>/*.jpg, the photos to test on before and after
  --seed N         decides which photos are drawn; default 1
  --backend NAME   default: the first that works
  --json           one JSON document on standard output
`;

const RETRAINED = "retrained";
const UNTAUGHT = "untaught";

/** The path under which the server offers the test photos. */
const TEST_MOUNT = "/test-photos/";

await runCommand(HELP, async () => {
  const options = readOptions({
    model: { type: "string", default: "camera" },
    photos: { type: "string" },
    test: { type: "string" },
    shots: { type: "string", default: "10" },
    new: { type: "string", default: "" },
    seed: { type: "string", default: "1" },
    backend: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (options.photos === undefined || options.test === undefined) {
    throw new UsageError("Say which photos to learn from and which to test on: --photos DIR --test DIR.");
  }
  const [taught, tested] = [requireFolder(options.photos), requireFolder(options.test)];
  const seed = wholeNumber("seed", options.seed!);
  const newClasses = options.new!.split(",").filter(Boolean);
  const shots = wholeNumber("shots", options.shots!, 1);
  const test = (await findPhotos(tested)).map((photo) => ({
    ...photo,
    url: photo.url.replace(PHOTOS_MOUNT, TEST_MOUNT),
  }));
  const untested = newClasses.find((label) => test.every((photo) => photo.label !== label));
  if (untested !== undefined) throw new UsageError(`There are no photos of "${untested}" to test on.`);
  const offered = await findPhotos(taught);
  const draw = (labels: readonly string[]) => drawShots(offered, labels, shots, seed);
  const ofNew = newClasses.length > 0 ? draw(newClasses) : undefined;
  const mounts = { [PHOTOS_MOUNT]: taught, [TEST_MOUNT]: tested };
  const app = await openApp({ server: { mounts } });
  try {
    const start = options.backend ? { backend: backendOption(options.backend) } : {};
    await app.call("start", { appVersion: "command", ...start });
    const model = options.model!;
    const photos = ofNew ?? draw(await knownLabels(app, model, offered));
    await app.call("downloadDataset", undefined);
    if (newClasses.length > 0) {
      const untaught = { model, photos: [], forgotten: newClasses, name: UNTAUGHT, title: UNTAUGHT };
      await app.call("retrain", untaught);
    }
    const before = await scores(app, newClasses.length > 0 ? UNTAUGHT : model, test, newClasses);
    const request = { model, photos, forgotten: newClasses, name: RETRAINED, title: RETRAINED };
    const { seconds, backend } = await app.call("retrain", request, (progress) => {
      showProgress(`photo ${progress.done} of ${progress.total}`);
    });
    const after = await scores(app, RETRAINED, test, newClasses);
    const { newPhotos: _, ...known } = before;
    const done = { newClasses, before: known, after, seconds, backend: backend.backend };
    endProgress();
    process.stdout.write(options.json ? `${JSON.stringify(done)}\n` : describeRetraining(done));
  } finally {
    await app.close();
  }
});

/** Those labels of the photos that the model knows. */
async function knownLabels(
  app: DrivenApp,
  model: string,
  photos: readonly LabelledPhoto[],
): Promise<readonly string[]> {
  const models = await app.call("listModels", undefined);
  const known = [...(models.find(({ name }) => name === model)?.card.labels ?? []), FOOTWEAR];
  return [...new Set(photos.map(({ label }) => label))].filter((label) => known.includes(label));
}

/** `shots` photos of each of the labels, drawn by the seed. */
function drawShots(
  all: readonly LabelledPhoto[],
  labels: readonly string[],
  shots: number,
  seed: number,
): readonly LabelledPhoto[] {
  return labels.flatMap((label) => {
    const ofLabel = all.filter((photo) => photo.label === label);
    if (ofLabel.length < shots) {
      throw new UsageError(`There are ${ofLabel.length} photos of "${label}"; --shots asks for ${shots}.`);
    }
    return ofLabel
      .map((photo) => ({ photo, rank: scramble(`${seed} ${photo.file}`) }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, shots)
      .map(({ photo }) => photo);
  });
}

/** FNV-1a, 32 bits: gives an order that depends only on the seed and the name. */
function scramble(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}

interface Scores {
  readonly photos: number;
  readonly fashionMnist: number;
  readonly newPhotos: number;
}

async function scores(
  app: DrivenApp,
  model: string,
  photos: readonly LabelledPhoto[],
  newClasses: readonly string[],
): Promise<Scores> {
  const ofPhotos = await app.call("evaluate", { model, dataset: { kind: "photos", photos } });
  const ofDataset = await app.call("evaluate", { model, dataset: { kind: "fashion-mnist" } });
  const known = new Set([...ofDataset.confusion.labels.slice(0, 10), FOOTWEAR]);
  return {
    photos: accuracyOf(ofPhotos, (label) => known.has(label)),
    fashionMnist: ofDataset.accuracy,
    newPhotos: accuracyOf(ofPhotos, (label) => newClasses.includes(label)),
  };
}

function accuracyOf({ predictions = [] }: Evaluation, isMeant: (label: string) => boolean): number {
  const meant = predictions.filter(({ label }) => isMeant(label));
  const right = meant.filter(({ label, top }) => {
    const answer = top[0]![0];
    return label === FOOTWEAR ? (FOOTWEAR_LABELS as readonly string[]).includes(answer) : label === answer;
  });
  return meant.length === 0 ? 0 : right.length / meant.length;
}

function describeRetraining(done: {
  newClasses: readonly string[];
  before: Omit<Scores, "newPhotos">;
  after: Scores;
  seconds: number;
  backend: string;
}): string {
  const { newClasses, before, after, seconds, backend } = done;
  const line = (name: string, ...values: number[]) =>
    `${name.padEnd(24)}${values.map((value) => value.toFixed(3).padStart(8)).join("")}`;
  return [
    `${"".padEnd(24)}  before   after`,
    line("photos of old classes", before.photos, after.photos),
    line("Fashion-MNIST", before.fashionMnist, after.fashionMnist),
    ...(newClasses.length > 0
      ? [`${"photos of new classes".padEnd(24)}        ${after.newPhotos.toFixed(3).padStart(8)}`]
      : []),
    `${seconds.toFixed(1)} s on ${backend}\n`,
  ].join("\n");
}
