import { JOURNEYS, type JourneyName } from "../../harness/states/journeys";
import type { Stage } from "../../harness/states/stage";
import { openTheatre, type Theatre } from "../../harness/states/theatre";

declare global {
  /** How far what is on screen was moved by what came beside it, of each time: the share of the screen that moved, times how far. */
  var shifts: number[] | undefined;
}

/** A layout that moves more than this under its reader moves too much. */
const MOST_SHIFT = 0.02;

/** Takes down what moves without anyone having touched the screen. */
const watchShifts = () => {
  const shifts: number[] = [];
  globalThis.shifts = shifts;
  new PerformanceObserver((list) => {
    const moved = list.getEntries() as unknown as readonly (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
    })[];
    for (const { value, hadRecentInput } of moved) if (!hadRecentInput) shifts.push(value);
  }).observe({ type: "layout-shift", buffered: true });
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
        const moved = (await page.evaluate(() => globalThis.shifts)) ?? [];
        for (const value of moved) if (value > MOST_SHIFT) shifted.push([name, value]);
        expect([name, stage.isMadeUp]).toEqual([name, false]);
      });
    }
    expect(seen).toEqual(JOURNEYS[journey].flatMap(({ states }) => states.map(({ name }) => name)));
    expect(uncaught).toEqual([]);
    expect(shifted).toEqual([]);
  },
);
