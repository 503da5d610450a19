import { framePhoto, toInput } from "../../../../src/pictures/preprocess";
import { MemoryStorage } from "../../../../src/storage/memory";
import type { PhotoRecord } from "../../../../src/storage/schema";
import { frameToKeep, toFramedPhoto, toFramedRecord } from "../../../../workers/model/collection/framed";
import type { WorkerContext } from "../../../../workers/model/context";
import { ownLessons } from "../../../../workers/model/learning/collection";

/** A dark garment of a gradient on light ground. */
function picture(width: number, height: number) {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x > width / 4 && x < (3 * width) / 4 && y > height / 5 && y < (4 * height) / 5;
      const at = 4 * (y * width + x);
      data.set(inside ? [(x * 7) % 256, (y * 5) % 120, 60] : [230, 225, 210], at);
    }
  }
  return { data, width, height };
}

test("a framed photo comes back within half a level, and the network is given the same to a hundredth", () => {
  const framed = framePhoto(picture(120, 90), 64);
  const record = toFramedRecord(framed);
  expect(record.pixels).toHaveLength(64 * 64 * 3);
  const back = toFramedPhoto(record);
  expect(back.ground).toEqual(framed.ground);
  const worst = framed.square.pixels.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - back.square.pixels[i]!)),
    0,
  );
  expect(worst).toBeLessThanOrEqual(0.5);
  const [before, after] = [framed, back].map((each) => toInput(each, [64, 64, 4])) as [
    Float32Array,
    Float32Array,
  ];
  const difference = before.reduce((most, value, i) => Math.max(most, Math.abs(value - after[i]!)), 0);
  expect(difference).toBeLessThan(0.01);
});

test("what is learned from are the photos whose pixels are kept, oldest first, with their classes", async () => {
  const storage = new MemoryStorage();
  const classes = { records: async () => new Map() };
  const photo = (id: string, more: Partial<PhotoRecord>): PhotoRecord => ({
    id,
    label: "coat",
    name: "",
    addedAt: 0,
    width: 1,
    height: 1,
    bytes: 1,
    sha256: id,
    look: "0".repeat(16),
    ...more,
  });
  const framed = frameToKeep(picture(64, 64));
  for (const record of [photo("new", { addedAt: 9, label: "beret" }), photo("old", { addedAt: 1 })]) {
    await storage.write([
      { store: "photos", key: record.id, value: record },
      { store: "framed", key: record.id, value: framed },
    ]);
  }
  await storage.write([{ store: "photos", key: "lost", value: photo("lost", {}) }]);
  const lessons = await ownLessons({ storage, classes } as unknown as WorkerContext);
  expect(lessons.map(({ id, label }) => [id, label])).toEqual([
    ["old", "coat"],
    ["new", "beret"],
  ]);
  expect(await lessons[0]!.frame()).toEqual(toFramedPhoto(framed));
});
