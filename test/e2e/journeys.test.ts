import { JOURNEYS, type JourneyName } from "../../harness/states/journeys";
import type { Stage } from "../../harness/states/stage";
import { openTheatre, type Theatre } from "../../harness/states/theatre";

declare global {
  /** Each layout shift that no input caused, since this was last called: the share of the screen that moved, times how far. */
  var takeShifts: (() => readonly number[]) | undefined;
}

/** The largest layout shift that readers should meet. */
const MOST_SHIFT = 0.02;

const watchShifts = () => {
  const shifts: number[] = [];
  const take = (entries: PerformanceEntryList) => {
    const moved = entries as unknown as readonly (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
    })[];
    for (const { value, hadRecentInput } of moved) if (!hadRecentInput) shifts.push(value);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  globalThis.takeShifts = () => {
    take(observer.takeRecords());
    return shifts.splice(0);
  };
};

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

test.each(Object.keys(JOURNEYS) as JourneyName[])(
  "the journey %s goes from its first screen to its last, on what the worker itself answers",
  async (journey) => {
    const seen: string[] = [];
    const uncaught: string[] = [];
    const shifted: (readonly [string, number])[] = [];
    for (const scene of JOURNEYS[journey]) {
      const before = async (stage: Stage) => {
        stage.page.on("pageerror", ({ message }) => uncaught.push(message));
        await stage.page.addInitScript(watchShifts);
        await scene.before?.(stage);
      };
      await theatre.play({ ...scene, before }, async ({ name }, page, stage) => {
        seen.push(name);
        const moved = await page.evaluate(() => globalThis.takeShifts!());
        for (const value of moved) if (value > MOST_SHIFT) shifted.push([name, value]);
        expect([name, stage.isMadeUp]).toEqual([name, false]);
      });
    }
    expect(seen).toEqual(JOURNEYS[journey].flatMap(({ states }) => states.map(({ name }) => name)));
    expect(uncaught).toEqual([]);
    expect(shifted).toEqual([]);
  },
);
