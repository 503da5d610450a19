import { type ExploreState, formatState, INITIAL_STATE, parseState } from "../../../src/views/explore/state";

test("a teacher's link leads to a filter of a layer on an image", () => {
  const state = parseState("#/explore/activations?layer=3&filter=17&image=23");
  expect(state).toMatchObject({ tab: "activations", layer: 3, filter: 17 });
  expect(state.pictures).toEqual([{ kind: "image", index: 23 }]);
});

test("the start has a short address, and comes back from it", () => {
  expect(formatState(INITIAL_STATE)).toBe("#/explore/layers");
  expect(parseState("#/explore")).toEqual(INITIAL_STATE);
  expect(parseState("#/explore/layers")).toEqual(INITIAL_STATE);
});

const STATES: readonly Partial<ExploreState>[] = [
  { tab: "layers", network: { kind: "architecture", name: "cnn", options: { kernelSize: 5, filters: 16 } } },
  {
    tab: "activations",
    network: { kind: "model", name: "own-1 & only" },
    layer: 4,
    filter: 0,
    pictures: [{ kind: "image", index: 0 }, { kind: "drawing", name: "dress" }, { kind: "photo" }],
    chosen: 2,
    pixel: { row: 0, column: 10 },
    order: "strength",
    glance: "weights",
    scale: "one",
  },
  { tab: "filters", subject: { kind: "drawing", name: "trouser" }, preset: "emboss" },
  { tab: "filters", weights: ["-1", "0", "1.5", "", "0", "0", "1", "2", "1"], weight: "1/9", bias: "-12" },
  { tab: "filters", subject: { kind: "camera" } },
  { tab: "layers", predicts: true, layer: 4 },
  {
    tab: "exercises",
    exercise: {
      architecture: "dense",
      convolutions: 0,
      filters: 16,
      kernelSize: 5,
      images: 60_000,
      epochs: 20,
      stopAt: 91,
    },
    row: "an-id",
  },
];

test.each(STATES)("every state comes back from its address: %j", (change) => {
  const state = { ...INITIAL_STATE, ...change };
  expect(parseState(formatState(state))).toEqual(state);
});

test("what an address gets wrong is as at the start", () => {
  const state = parseState(
    "#/explore/nowhere?layer=-1&filter=two&pictures=cat:1,image:x&pixel=3&weights=1,2&architecture=rnn",
  );
  expect(state).toEqual(INITIAL_STATE);
});
