import { readFile } from "node:fs/promises";
import path from "node:path";
import { type DrivenApp, openApp } from "../../harness/app";
import { CommandError } from "../../harness/command-error";
import { findDataset } from "../../harness/dataset/find";
import { endProgress, showProgress } from "../../harness/progress-line";
import { FINER_LABELS, FOOTWEAR, KINDS, type LabelledPhoto } from "../contract";
import { parseIdx } from "../formats/idx";
import { splitIndices } from "../ml/data/split";
import { clustersOf } from "../ml/training/clusters";
import { statisticsOf } from "../ml/training/discriminant";
import { ANY_SHOE, encodeMemory, largestFeatures, toWhole } from "../ml/training/memory";
import { encodeStatistics, NO_CLASS } from "../ml/training/statistics";
import { findLessons, findPhotos, mountsOf } from "./photos";
import { cardOf, commandBehind, MODEL_FILES } from "./trained-model";
import { number, readOptions, requireFolder, runCommand, UsageError, wholeNumber } from "./usage";
import { requireWritable, writeTogether } from "./written-files";

const HELP = `
npm run head -- --from DIR --photos DIR2 [--photos DIR3 ...] --check DIR4 --out DIR5

Gives the network in DIR, which train or compress wrote, dense layers in closed form: linear discriminants of the features
that it sees in photos and in the dataset's pictures. Writes it with the statistics that they follow from, by which it can
be taught more, and with the features of pictures that it did not learn from, by which versions of it are checked.

  --photos DIR             DIR/<label>/*.jpg; may be repeated. A label that is no class is a prototype of what is no garment
  --untold LABELS          leaves photos of these labels, divided by commas, out
  --check DIR              photos that it did not learn from
  --sources FILE           a table of where pictures come from, with the columns "source" and "licence", for the card
  --pictures-per-label N   how many of the dataset's pictures to sum up; default 400
  --shrinkage X            the share of the identity in the covariance; default 0.5
  --temperature X          divides the logits; default 1
`;

/** The path under which the server offers the network. */
const FROM_MOUNT = "/from/";

/** The path under which it offers the photos to check by. */
const CHECK_MOUNT = "/check/";

/** The seed by which shipped models were trained, and what they were trained on split from what they were not. */
const SPLIT_SEED = 1;

/** The looks of each kind of what is no class: one is too few for what has nothing in common but that. */
const LOOKS_OF_NOTHING = 2;

/** Pictures of the dataset, of each label, that versions are checked on. */
const CHECKED_PER_LABEL = 10;

const FILES = [...MODEL_FILES.slice(0, 2), "statistics.bin", "reference.bin", "card.json"] as const;

await runCommand(HELP, async () => {
  const options = readOptions({
    from: { type: "string" },
    photos: { type: "string", multiple: true, default: [] },
    untold: { type: "string", default: "" },
    check: { type: "string" },
    sources: { type: "string" },
    "pictures-per-label": { type: "string", default: "400" },
    shrinkage: { type: "string", default: "0.5" },
    temperature: { type: "string", default: "1" },
    out: { type: "string" },
  });
  const { from, check, out } = options;
  if (from === undefined || check === undefined || out === undefined || options.photos!.length === 0) {
    throw new UsageError("Say --from DIR, --photos DIR, --check DIR and --out DIR.");
  }
  const [folder, held, folders] = [
    requireFolder(from),
    requireFolder(check),
    options.photos!.map(requireFolder),
  ];
  const shrinkage = number("shrinkage", options.shrinkage!, 0.01, 1);
  const temperature = number("temperature", options.temperature!, 0.01, 10_000);
  const perLabel = wholeNumber("pictures-per-label", options["pictures-per-label"]!, 1, 5000);
  const card = await cardOf(folder);
  const credits = options.sources === undefined ? "" : await creditsOf(options.sources);
  await requireWritable(out, FILES);
  const untold = options.untold!.split(",");
  const lessons = (await findLessons(folders)).filter(
    ({ label }) => !untold.includes(label) && label !== FOOTWEAR,
  );
  const checked = (await findPhotos(held, CHECK_MOUNT)).filter(
    ({ label }) => label === FOOTWEAR || labelOf(label) !== NO_CLASS,
  );
  const dataset = await datasetPictures(perLabel);
  const mounts = { ...mountsOf(folders), [FROM_MOUNT]: folder, [CHECK_MOUNT]: held };
  const app = await openApp({ server: { mounts } });
  try {
    await app.call("start", { appVersion: "command", backend: "wasm-simd" });
    await app.call("downloadDataset", undefined);
    const photos = await seenBy(app, { photos: lessons });
    const drawings = await seenBy(app, { split: "train", indices: dataset.learned });
    const all = joined(photos, drawings);
    const size = all.length / (lessons.length + dataset.learned.length);
    const largest = largestFeatures(all, size);
    const whole = Float32Array.from(toWhole(all, largest));
    const prototypes = prototypesOf(lessons, dataset, whole, size);
    const { counts, means, covariance } = statisticsOf(whole, prototypes.of, size, prototypes.labels.length);
    const statistics = encodeStatistics({
      size,
      largest,
      prototypes: prototypes.labels.map((label, k) => ({
        label,
        count: counts[k]!,
        mean: means.slice(k * size, (k + 1) * size),
      })),
      covariance,
      shrinkage,
      temperature,
    });
    const reference = joined(
      await seenBy(app, { photos: checked }),
      await seenBy(app, { split: "train", indices: dataset.held }),
    );
    const labels = Uint8Array.from([
      ...checked.map(({ label }) => (label === FOOTWEAR ? ANY_SHOE : labelOf(label))),
      ...dataset.held.map((index) => dataset.labels[index]!),
    ]);
    const made = await app.page.evaluate(
      async ([from, statistics]) => {
        const { client } = globalThis.driver!;
        const bytes = Uint8Array.from(statistics);
        const { weights, ...others } = await client.call("giveHead", { from, statistics: bytes.buffer });
        return { ...others, weights: [...new Uint8Array(weights)] };
      },
      [FROM_MOUNT, [...statistics]] as const,
    );
    const { weightsSha256, parameters } = made;
    const written = {
      ...card,
      name: path.basename(path.resolve(out)),
      version: weightsSha256.slice(0, 12),
      command: `${commandBehind(card, from)} && npm run head -- ${process.argv.slice(2).join(" ")}`,
      description: `${card.description} Its dense layers follow from what it sees in these. Teacher: MobileNet v1 0.75, by Google, Apache-2.0.${credits}`,
      labels: KINDS,
      weightsSha256,
      parameters,
      temperature: 1,
    };
    await writeTogether(out, {
      "weights.bin": Uint8Array.from(made.weights),
      "model.json": made.modelJson,
      "statistics.bin": statistics,
      "reference.bin": encodeMemory({ count: labels.length, size, features: reference, labels }, largest),
      "card.json": `${JSON.stringify(written, null, 2)}\n`,
    });
    process.stdout.write(
      `${prototypes.labels.length} prototypes of ${prototypes.of.length} pictures, in ${out}\n`,
    );
  } finally {
    await app.close();
  }
});

/** A sentence on where pictures come from, by a table of them. @throws CommandError where there is none */
async function creditsOf(file: string): Promise<string> {
  const table = await readFile(file, "utf8").catch((cause) => {
    throw new CommandError(`There is no table "${file}".`, { cause });
  });
  const [head = [], ...rows] = table
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const [source, licence] = [head.indexOf("source"), head.indexOf("licence")];
  if (source < 0 || licence < 0) throw new CommandError(`"${file}" lacks "source" or "licence".`);
  const each = new Set(rows.map((row) => `${row[source]} (${row[licence]})`));
  return ` Pictures from ${[...each].sort().join(", ")}.`;
}

/** A label's index in the network's answer; `NO_CLASS` where it is none. */
function labelOf(label: string): number {
  const index = (KINDS as readonly string[]).indexOf(FINER_LABELS[label] ?? label);
  return index < 0 ? NO_CLASS : index;
}

/** Features of pictures, each the mean of what is seen in it as it is and mirrored. */
async function seenBy(
  app: DrivenApp,
  pictures: Parameters<DrivenApp["lookAtPictures"]>[0]["pictures"],
): Promise<Float32Array> {
  const both = await app.lookAtPictures({ from: FROM_MOUNT, pictures }, ({ done, total }) =>
    showProgress(`${done} of ${total} pictures`),
  );
  endProgress();
  const count = "photos" in pictures ? pictures.photos.length : pictures.indices.length;
  const size = both.length / count / 2;
  return Float32Array.from({ length: count * size }, (_, i) => {
    const at = 2 * size * Math.floor(i / size) + (i % size);
    return (both[at]! + both[at + size]!) / 2;
  });
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

interface DatasetPictures {
  readonly labels: Uint8Array;
  /** Places in the training set of pictures that the network learned from, and of others. */
  readonly learned: readonly number[];
  readonly held: readonly number[];
}

async function datasetPictures(perLabel: number): Promise<DatasetPictures> {
  const source = await findDataset({ download: true, onProgress: showProgress });
  endProgress();
  if (!source) throw new CommandError('There is no dataset. Run "npm run data" first.');
  const labels = parseIdx(source.contents["train-labels-idx1-ubyte"]).data;
  const { train, validation } = splitIndices(labels.length, SPLIT_SEED);
  const first = (indices: Uint32Array, most: number) => {
    const taken = new Map<number, number>();
    return [...indices].filter((index) => {
      const before = taken.get(labels[index]!) ?? 0;
      taken.set(labels[index]!, before + 1);
      return before < most;
    });
  };
  return { labels, learned: first(train, perLabel), held: first(validation, CHECKED_PER_LABEL) };
}

/** Looks: the photos of each class, the dataset's pictures of each, and of the photos of each kind of what is none, two. */
function prototypesOf(
  lessons: readonly LabelledPhoto[],
  { labels, learned }: DatasetPictures,
  features: Float32Array,
  size: number,
) {
  const names = [
    ...lessons.map(({ label }) => (labelOf(label) === NO_CLASS ? label : `photos of ${labelOf(label)}`)),
    ...learned.map((index) => `drawings of ${labels[index]}`),
  ];
  for (const kind of new Set(lessons.flatMap(({ label }) => (labelOf(label) === NO_CLASS ? [label] : [])))) {
    const places = names.flatMap((name, i) => (name === kind ? [i] : []));
    const seen = new Float32Array(places.length * size);
    places.forEach((place, i) => {
      seen.set(features.subarray(place * size, (place + 1) * size), i * size);
    });
    const look = clustersOf(seen, size, LOOKS_OF_NOTHING, SPLIT_SEED);
    places.forEach((place, i) => {
      names[place] = `${kind}, look ${look[i]}`;
    });
  }
  const known = [...new Set(names)];
  return {
    of: names.map((name) => known.indexOf(name)),
    labels: known.map((name) => {
      const told = name.match(/^(?:photos|drawings) of (\d+)$/)?.[1];
      return told === undefined ? NO_CLASS : Number(told);
    }),
  };
}
