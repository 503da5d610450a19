import { JOURNEYS, type JourneyName } from "../../harness/states/journeys";
import type { Stage } from "../../harness/states/stage";
import { openTheatre, type Theatre } from "../../harness/states/theatre";

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
    for (const scene of JOURNEYS[journey]) {
      const before = async ({ page }: Stage) =>
        void page.on("pageerror", ({ message }) => uncaught.push(message));
      await theatre.play({ ...scene, before }, async ({ name }, _, stage) => {
        seen.push(name);
        expect([name, stage.isMadeUp]).toEqual([name, false]);
      });
    }
    expect(seen).toEqual(JOURNEYS[journey].flatMap(({ states }) => states.map(({ name }) => name)));
    expect(uncaught).toEqual([]);
  },
);
