import { JOURNEYS, type JourneyName } from "../../harness/states/journeys";
import type { Stage } from "../../harness/states/stage";
import { openTheatre, type Theatre } from "../../harness/states/theatre";

declare global {
  /** Each layout shift that no input caused, since this was last called. */
  var takeShifts: (() => readonly Shift[]) | undefined;
}

interface Shift {
  /** The share of the screen that moved, times how far. */
  readonly value: number;
  /** What moved, and from where to where, in pixels from the top. */
  readonly moved: readonly string[];
}

/** The largest layout shift that readers should meet. */
const MOST_SHIFT = 0.02;

const watchShifts = () => {
  const shifts: Shift[] = [];
  const take = (entries: PerformanceEntryList) => {
    const seen = entries as unknown as readonly (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly {
        readonly node: Node | null;
        readonly previousRect: DOMRect;
        readonly currentRect: DOMRect;
      }[];
    })[];
    for (const { value, hadRecentInput, sources } of seen) {
      const moved = sources.map(
        ({ node, previousRect, currentRect }) =>
          `${node?.nodeName}, "${node?.textContent?.slice(0, 40)}": ${previousRect.y} to ${currentRect.y}`,
      );
      if (!hadRecentInput) shifts.push({ value, moved });
    }
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
    const shifted: (readonly [state: string, Shift])[] = [];
    for (const scene of JOURNEYS[journey]) {
      const before = async (stage: Stage) => {
        stage.page.on("pageerror", ({ message }) => uncaught.push(message));
        await stage.page.addInitScript(watchShifts);
        await scene.before?.(stage);
      };
      await theatre.play({ ...scene, before }, async ({ name }, page, stage) => {
        seen.push(name);
        const shifts = await page.evaluate(() => globalThis.takeShifts!());
        shifted.push(
          ...shifts.filter(({ value }) => value > MOST_SHIFT).map((shift) => [name, shift] as const),
        );
        expect([name, stage.isMadeUp]).toEqual([name, false]);
      });
    }
    expect(seen).toEqual(JOURNEYS[journey].flatMap(({ states }) => states.map(({ name }) => name)));
    expect(uncaught).toEqual([]);
    expect(shifted).toEqual([]);
  },
);
