import { GAP, gridWindow } from "../../../src/views/photos/collection/grid-window";

test("a phone shows three columns that fill its width", () => {
  const { columns, cell } = gridWindow(100, 350, 0, 844);
  expect(columns).toBe(3);
  expect(columns * cell + (columns - 1) * GAP).toBeCloseTo(350);
});

test("what is there covers the screen, wherever it stands, and does not grow with the number of photos", () => {
  for (const top of [0, 1, 5000, 20_000, 150_000]) {
    const { from, to, columns, cell } = gridWindow(5000, 350, top, 844);
    expect((Math.floor(from / columns) * (cell + GAP)) as number).toBeLessThanOrEqual(top);
    expect(Math.ceil(to / columns) * (cell + GAP)).toBeGreaterThanOrEqual(top + 844);
    expect(to - from).toBeLessThan(60);
    expect(from % columns).toBe(0);
  }
});

test("the last photo is in the window at the end, and nothing is beyond it", () => {
  const { height } = gridWindow(5000, 350, 0, 844);
  expect(gridWindow(5000, 350, height - 844, 844).to).toBe(5000);
  const beyond = gridWindow(5000, 350, 2 * height, 844);
  expect(beyond.from).toBeLessThanOrEqual(beyond.to);
  expect(beyond.to).toBe(5000);
});

test("no photos and no width give no cells and no fault", () => {
  expect(gridWindow(0, 350, 0, 844)).toMatchObject({ height: 0, from: 0, to: 0 });
  expect(gridWindow(10, 0, 0, 844).columns).toBe(1);
});
