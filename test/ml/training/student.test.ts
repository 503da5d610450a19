import { memory, type Tensor2D, tensor2d, valueAndGrad } from "@tensorflow/tfjs-core";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { NONE_INDEX, UNTOLD_INDEX } from "../../../src/ml/data/groups";
import { referenceBatch } from "../../../src/ml/measuring/reference";
import { decodeGuidance, encodeGuidance, type Guidance } from "../../../src/ml/training/guidance";
import { directionLoss, distillation, softmaxCrossEntropy } from "../../../src/ml/training/loss";
import { photoExamples } from "../../../src/ml/training/photo-examples";
import { PictureViews } from "../../../src/ml/training/picture-views";
import { Stepper } from "../../../src/ml/training/stepper";
import { Random } from "../../../src/random/random";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

test("distillation is the cross-entropy with the teacher's answers, at a temperature", () => {
  const logits = [1, 2, 3];
  const teacher = [0.2, 0.3, 0.5];
  const softened = logits.map((value) => Math.exp(value / 2));
  const sum = softened.reduce((total, value) => total + value, 0);
  const expected = -4 * teacher.reduce((total, p, i) => total + p * Math.log(softened[i]! / sum), 0);
  const loss = distillation(tensor2d(logits, [1, 3]), tensor2d(teacher, [1, 3]), 2).dataSync()[0];
  expect(loss).toBeCloseTo(expected, 5);
});

const LOSSES = [
  ["distillation", (x: Tensor2D) => distillation(x, tensor2d([0.2, 0.3, 0.5, 0, 0, 0], [2, 3]), 2)],
  ["direction", (x: Tensor2D) => directionLoss(x, tensor2d([0.6, 0, 0.8, 0, 0, 0], [2, 3]))],
  [
    "labels of which one is untold",
    (x: Tensor2D) =>
      softmaxCrossEntropy(x, tensor2d([0, 1, 0, 1, 0, 0], [2, 3]), 0.1, tensor2d([1, 0], [2, 1])),
  ],
] as const;

test.each(LOSSES)("the gradient of %s is its slope, and 0 for what the teacher says nothing of", (_, of) => {
  const at = [0.5, -1, 2, 1, 1.5, -0.5];
  const { grad } = valueAndGrad((x) => of(x as Tensor2D))(tensor2d(at, [2, 3]));
  const slopes = grad.dataSync();
  const value = (moved: readonly number[]) => of(tensor2d([...moved], [2, 3])).dataSync()[0]!;
  const step = 1e-2;
  at.forEach((_, i) => {
    const [up, down] = [at.with(i, at[i]! + step), at.with(i, at[i]! - step)];
    expect(slopes[i]).toBeCloseTo((value(up) - value(down)) / (2 * step), 3);
  });
  expect(slopes.slice(3).every((slope) => slope === 0)).toBe(true);
});

const SIZE = 5;

function guided() {
  const batch = referenceBatch();
  const random = new Random(3);
  const guides = new Float32Array(batch.count * (SIZE + 10));
  for (let row = 0; row < batch.count; row++) {
    const at = row * (SIZE + 10);
    guides[at + (row % SIZE)] = 1;
    guides[at + SIZE + random.below(10)] = 1;
  }
  return { ...batch, guides };
}

const student = () => new Stepper(findArchitecture("dense").build({}, 10, 7), { teacherSize: SIZE, seed: 2 });

test("a student comes closer to its teacher, leaves no tensor behind, and resumes to the bit", async () => {
  const batch = guided();
  const straight = student();
  const first = await straight.step(batch, 0.01);
  const before = memory().numTensors;
  let last = first;
  for (let i = 0; i < 5; i++) last = await straight.step(batch, 0.01);
  expect(last.loss).toBeLessThan(first.loss);
  expect(memory().numTensors).toBe(before);

  const halted = student();
  for (let i = 0; i < 3; i++) await halted.step(batch, 0.01);
  const resumed = student();
  resumed.restore(structuredClone(await halted.state()));
  for (let i = 0; i < 3; i++) await resumed.step(batch, 0.01);
  expect(await resumed.state()).toEqual(await straight.state());
});

const PICTURE_SIDE = 16;

/** Pictures of a bright spot each, in rows of their own. */
function spots(count: number) {
  const pixels = PICTURE_SIDE * PICTURE_SIDE;
  const images = new Uint8Array(count * pixels);
  for (let i = 0; i < count; i++) images[i * pixels + (4 + 4 * i) * PICTURE_SIDE + 8] = 255;
  return { count, pixels, images, labels: Uint8Array.from({ length: count }, (_, i) => i) };
}

/** The row around which a picture is bright. */
function brightRow(picture: Float32Array): number {
  const sum = picture.reduce((total, value) => total + value, 0);
  return picture.reduce((total, value, i) => total + value * Math.floor(i / PICTURE_SIDE), 0) / sum;
}

test("a picture comes with what the networks answered to that view of it", () => {
  const [count, views, classes] = [3, 4, 2];
  const pictures = new PictureViews(spots(count), views, 1);
  const answers = Float32Array.from({ length: count * views }, (_, i) => (i + 1) / 20).reduce(
    (all, p, i) => {
      all.set([p, 1 - p], 2 * i);
      return all;
    },
    new Float32Array(count * views * classes),
  );
  const examples = pictures.answered(answers, classes);
  expect(examples.guided).toBe(classes);
  const [seen, asked] = [0, 1].map(() => new Float32Array(PICTURE_SIDE ** 2)) as [Float32Array, Float32Array];
  const drawn = new Set<number>();
  for (let seed = 0; seed < 20; seed++) {
    const guide = new Float32Array(classes);
    examples.read(1, seen, new Random(seed), guide);
    const view = new Random(seed).below(views);
    drawn.add(view);
    const p = (views + view + 1) / 20;
    const [mine, other] = [Math.sqrt(p), Math.sqrt(1 - p)];
    expect(guide[0]).toBeCloseTo(mine / (mine + other), 5);
    pictures.inView(view).read(1, asked);
    expect(Math.abs(brightRow(seen) - brightRow(asked))).toBeLessThan(1.5);
  }
  expect([...drawn].sort()).toEqual([0, 1, 2, 3]);
});

test("a student of answers alone comes closer to them, and resumes to the bit", async () => {
  const { guides, ...batch } = guided();
  const answers = new Float32Array(batch.count * 10);
  for (let row = 0; row < batch.count; row++) {
    const at = row * (SIZE + 10) + SIZE;
    answers.set(guides.subarray(at, at + 10), row * 10);
  }
  const of = () => new Stepper(findArchitecture("dense").build({}, 10, 7), { teacherSize: 0, seed: 2 });
  const straight = of();
  const first = await straight.step({ ...batch, guides: answers }, 0.01);
  for (let i = 0; i < 4; i++) await straight.step({ ...batch, guides: answers }, 0.01);
  const resumed = of();
  resumed.restore(structuredClone(await straight.state()));
  const last = await straight.step({ ...batch, guides: answers }, 0.01);
  expect(last.loss).toBeLessThan(first.loss);
  expect((await resumed.step({ ...batch, guides: answers }, 0.01)).loss).toBe(last.loss);
});

function photos(labels: readonly number[]) {
  const random = new Random(6);
  return labels.map((label) => ({
    label,
    photo: {
      square: { side: 32, pixels: Uint8ClampedArray.from({ length: 32 * 32 * 3 }, () => random.below(256)) },
      ground: [128, 128, 128] as const,
    },
  }));
}

const guidance: Guidance = {
  photos: ["coat/a.jpg", "hat/b.jpg", "cake/c.jpg"],
  views: 2,
  size: 3,
  classes: 10,
  features: Int8Array.from({ length: 18 }, (_, i) => 10 * i - 80),
  answers: Float32Array.from({ length: 60 }, () => 0.1),
};

test("an example comes with what the teacher said of that view, and answers only of garments", () => {
  const examples = photoExamples(photos([4, UNTOLD_INDEX, NONE_INDEX]), [16, 16, 4], guidance);
  expect(examples.guided).toBe(13);
  const into = new Float32Array(examples.pixels);
  for (const index of [0, 1, 2]) {
    const guide = new Float32Array(13);
    examples.read(index, into, new Random(1), guide);
    const direction = guide.subarray(0, 3);
    expect(Math.hypot(...direction)).toBeCloseTo(1, 5);
    const rows = [0, 1].map((view) => guidance.features.subarray((2 * index + view) * 3).subarray(0, 3));
    const isSaid = rows.some((row) => {
      const length = Math.hypot(...row);
      return [...row].every((value, i) => Math.abs(value / length - direction[i]!) < 1e-5);
    });
    expect(isSaid).toBe(true);
    expect(guide.subarray(3).reduce((sum, p) => sum + p, 0)).toBeCloseTo(index === 0 ? 1 : 0, 5);
  }
});

test("guidance is read as it was written, its answers as unsure as asked", () => {
  const answers = guidance.answers.slice();
  answers.set([0.64, 0.36, 0, 0, 0, 0, 0, 0, 0, 0]);
  const read = decodeGuidance(encodeGuidance({ ...guidance, answers }).buffer, 2);
  expect([read.photos, read.views, read.size, read.classes]).toEqual([guidance.photos, 2, 3, 10]);
  expect([...read.features]).toEqual([...guidance.features]);
  expect(read.answers[0]).toBeCloseTo(0.8 / 1.4, 5);
});
