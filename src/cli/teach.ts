import path from "node:path";
import { endProgress, showProgress } from "../../harness/progress-line";
import { askTeacher } from "../../harness/teacher";
import { FINER_LABELS, FOOTWEAR, FOOTWEAR_LABELS, LABELS, type LabelledPhoto } from "../contract";
import { discriminantOf, scoresOf, statisticsOf } from "../ml/training/discriminant";
import { encodeGuidance } from "../ml/training/guidance";
import { findLessons, mountsOf } from "./photos";
import { readOptions, requireFolder, runCommand, UsageError, wholeNumber } from "./usage";
import { requireWritable, writeTogether } from "./written-files";

const HELP = `
npm run teach -- --photos DIR [--photos DIR2 ...] [--views N] --out FILE [--check DIR]

Asks a teacher, MobileNet, what it sees in photos, each in several views, and writes its features and answers into FILE.
"npm run train -- --teacher FILE" learns from them. The teacher is looked for in $MOBILENET_DIR and ../shared/teacher.

  --photos DIR   DIR/<label>/*.jpg; may be repeated. Photos of other labels are asked for their features alone
  --views N      how many views of each photo; default 6
  --check DIR    photos to say how often the teacher itself is right on
  --out FILE     default build/teacher.bin
`;

/** The share of the identity in the covariance; half-way was best of those tried on a validation set. */
const SHRINKAGE = 0.5;

const TEMPERATURES = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8, 11];

interface Seen {
  readonly photos: readonly LabelledPhoto[];
  readonly views: number;
  /** Unit vectors, photos x views x size. */
  readonly features: Float32Array;
  readonly size: number;
}

await runCommand(HELP, async () => {
  const options = readOptions({
    photos: { type: "string", multiple: true, default: [] },
    views: { type: "string", default: "6" },
    check: { type: "string" },
    out: { type: "string", default: "build/teacher.bin" },
  });
  if (options.photos!.length === 0) throw new UsageError("Say which photos to teach: --photos DIR.");
  const folders = options.photos!.map(requireFolder);
  const check = options.check === undefined ? undefined : requireFolder(options.check);
  const views = wholeNumber("views", options.views!, 1, 64);
  const out = path.resolve(options.out!);
  await requireWritable(path.dirname(out), [path.basename(out)]);
  const seen = await look(folders, views);
  const labels = seen.photos.flatMap(({ label }) => new Array<number>(views).fill(labelOf(label)));
  const temperature = temperatureOf(seen, labels);
  const statistics = statisticsOf(seen.features, labels, seen.size, LABELS.length);
  const classifier = discriminantOf(statistics, SHRINKAGE);
  if (check) {
    const held = await look([check], 1);
    const scores = scoresOf(classifier, held.features);
    process.stdout.write(`${JSON.stringify(scored(held, scores))}\n`);
  }
  const answers = softened(scoresOf(classifier, seen.features), LABELS.length, temperature);
  const { photos, features, size } = seen;
  const guidance = {
    photos: photos.map(({ file }) => file),
    views,
    size,
    classes: LABELS.length,
    features: directionsOf(features, size),
    answers,
  };
  await writeTogether(path.dirname(out), { [path.basename(out)]: encodeGuidance(guidance) });
  process.stdout.write(`${photos.length} photos, ${views} views each, temperature ${temperature}\n`);
});

/** A label's index; -1 where it is none that the teacher is to answer, as of shoes of an unknown kind. */
function labelOf(label: string): number {
  return (LABELS as readonly string[]).indexOf(FINER_LABELS[label] ?? label);
}

async function look(folders: readonly string[], views: number): Promise<Seen> {
  const photos = await findLessons(folders);
  let features = new Float32Array();
  let size = 0;
  let done = 0;
  const started = performance.now();
  await askTeacher({
    mounts: mountsOf(folders),
    urls: photos.map(({ url }) => url),
    views,
    onPhoto(index, values) {
      size = values.length / views;
      if (features.length === 0) features = new Float32Array(photos.length * views * size);
      for (let view = 0; view < views; view++) {
        const row = values.subarray(view * size, (view + 1) * size);
        const length = Math.hypot(...row);
        features.set(
          row.map((value) => value / length),
          (index * views + view) * size,
        );
      }
      const left = ((performance.now() - started) / ++done / 1000) * (photos.length - done);
      showProgress(`photo ${done} of ${photos.length}, ${left.toFixed(0)} s left`);
    },
  });
  endProgress();
  return { photos, views, features, size };
}

/** The temperature at which the answers to photos that were held back fit best, of two halves. */
function temperatureOf({ features, size, photos, views }: Seen, labels: readonly number[]): number {
  const half = (i: number) => Math.floor(i / views) % 2;
  const losses = TEMPERATURES.map(() => 0);
  for (const held of [0, 1]) {
    const kept = labels.map((label, i) => (half(i) === held ? -1 : label));
    const classifier = discriminantOf(statisticsOf(features, kept, size, LABELS.length), SHRINKAGE);
    for (let photo = held; photo < photos.length; photo += 2) {
      const label = labels[photo * views]!;
      if (label < 0) continue;
      const at = photo * views * size;
      const scores = scoresOf(classifier, features.subarray(at, at + size));
      TEMPERATURES.forEach((temperature, i) => {
        losses[i]! -= Math.log(Math.max(1e-7, softened(scores, LABELS.length, temperature)[label]!));
      });
    }
  }
  return TEMPERATURES[losses.indexOf(Math.min(...losses))]!;
}

function softened(scores: Float32Array, classes: number, temperature: number): Float32Array {
  const answers = new Float32Array(scores.length);
  for (let row = 0; row < scores.length; row += classes) {
    const values = scores.subarray(row, row + classes);
    const most = Math.max(...values);
    const powers = Array.from(values, (value) => Math.exp((value - most) / temperature));
    const sum = powers.reduce((total, value) => total + value, 0);
    answers.set(
      powers.map((value) => value / sum),
      row,
    );
  }
  return answers;
}

/** Features as signed bytes: each standardised over all views, since all tell as much, and each row scaled to its largest. */
function directionsOf(features: Float32Array, size: number): Int8Array {
  const count = features.length / size;
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  features.forEach((value, i) => {
    mean[i % size]! += value / count;
    square[i % size]! += value ** 2 / count;
  });
  const deviation = square.map((value, k) => Math.sqrt(Math.max(1e-12, value - mean[k]! ** 2)));
  const bytes = new Int8Array(features.length);
  const row = new Float64Array(size);
  for (let at = 0; at < features.length; at += size) {
    let most = 0;
    for (let k = 0; k < size; k++) {
      row[k] = Math.max(-4, Math.min(4, (features[at + k]! - mean[k]!) / deviation[k]!));
      most = Math.max(most, Math.abs(row[k]!));
    }
    for (let k = 0; k < size; k++) bytes[at + k] = Math.round((127 * row[k]!) / most);
  }
  return bytes;
}

/** How often the teacher is right on photos, per label. */
function scored({ photos }: Seen, scores: Float32Array) {
  const perLabel: Record<string, readonly [right: number, of: number]> = {};
  photos.forEach(({ label }, i) => {
    const right = label === FOOTWEAR ? FOOTWEAR_LABELS : [FINER_LABELS[label] ?? label];
    if (labelOf(label) < 0 && label !== FOOTWEAR) return;
    const row = scores.subarray(i * LABELS.length, (i + 1) * LABELS.length);
    const answer = LABELS[row.indexOf(Math.max(...row))]!;
    const [hits, of] = perLabel[label] ?? [0, 0];
    perLabel[label] = [hits + ((right as readonly string[]).includes(answer) ? 1 : 0), of + 1];
  });
  const all = Object.values(perLabel);
  const sum = (at: 0 | 1) => all.reduce((total, each) => total + each[at], 0);
  return { accuracy: sum(0) / sum(1), perLabel };
}
