import {
  ANY_SHOE,
  classesOf,
  decodeMemory,
  encodeMemory,
  joinMemories,
  type Memory,
  newestOfEach,
} from "../../../src/ml/training/memory";

const memory: Memory = {
  count: 3,
  size: 2,
  features: Float32Array.of(0, 0.5, 1, 400, 0.333, 100),
  labels: Uint8Array.of(3, ANY_SHOE, 10),
};

test("a memory is read as it was written, each feature to a part in 510 of its largest value", () => {
  const read = decodeMemory(encodeMemory(memory).buffer, 2);
  expect([read.count, read.size, [...read.labels]]).toEqual([3, 2, [3, ANY_SHOE, 10]]);
  const largest = [1, 400];
  read.features.forEach((value, i) => {
    expect(Math.abs(value - memory.features[i]!)).toBeLessThanOrEqual(largest[i % 2]! / 509);
  });
});

test("a feature that is always 0 stays so", () => {
  const none = { count: 1, size: 2, features: Float32Array.of(0, 3), labels: Uint8Array.of(1) };
  expect([...decodeMemory(encodeMemory(none).buffer, 2).features]).toEqual([0, 3]);
});

test("a damaged memory, or one of another network, is refused in a sentence", () => {
  const whole = encodeMemory(memory);
  const changed = (at: number, value: number) => {
    const bytes = whole.slice();
    bytes[at] = value;
    return bytes.buffer;
  };
  const infinite = whole.slice();
  new DataView(infinite.buffer).setFloat32(12, Number.POSITIVE_INFINITY, true);
  const damaged = [
    new ArrayBuffer(0),
    whole.slice(0, 10).buffer,
    whole.slice(1).buffer,
    whole.slice(0, -1).buffer,
    changed(0, 7),
    changed(4, 200),
    changed(7, 255),
    infinite.buffer,
  ];
  for (const bytes of damaged) expect(() => decodeMemory(bytes, 2)).toThrow("damaged");
  expect(() => decodeMemory(whole.buffer, 4)).toThrow("damaged");
});

test("of each class, the newest pictures are kept, in their order", () => {
  const many = joinMemories(memory, { ...memory, features: memory.features.map((value) => value + 1) });
  const kept = newestOfEach(many, 1);
  expect([...kept.labels]).toEqual([3, ANY_SHOE, 10]);
  expect([...kept.features]).toEqual([...many.features.slice(6)]);
  expect(newestOfEach(many, 2)).toBe(many);
});

test("a shoe of unknown kind may be any of the three", () => {
  const labels = ["coat", "sandal", "hat"];
  expect(classesOf(2, labels)).toEqual(["hat"]);
  expect(classesOf(ANY_SHOE, labels)).toEqual(["sandal", "sneaker", "ankle-boot"]);
});
