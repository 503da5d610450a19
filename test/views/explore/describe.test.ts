import { channelOf, describeValues } from "../../../src/views/explore/activations/describe";

test("a picture of values is told by its size, mean, highest place and zeros", () => {
  expect(describeValues([0, 0.5, 2, 0, 1, 0.1], 3)).toBe(
    "3 by 2 values, mean 0.60, highest 2.00 at row 0, column 2, 2 are 0",
  );
});

test("a channel is taken from among those side by side", () => {
  expect([...channelOf(Float32Array.of(1, 10, 2, 20, 3, 30), 2, 1)]).toEqual([10, 20, 30]);
});
