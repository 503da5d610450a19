import { type Check, hold } from "../check";

/** The app's views, each with an element that it shows once it is ready. */
const PLACES: Readonly<Record<string, readonly [selector: string, name: RegExp]>> = {
  photos: ["button", /Add photos/],
  "photos/models": ["li", /In use/],
  train: ["button", /Download|Train/],
  explore: ["h1", /Explore/],
  benchmark: ["button", /Measure/],
};

export const placesCheck: Check = {
  name: "places",
  async run(begin) {
    const visit = await begin();
    for (const [place, [selector, name]] of Object.entries(PLACES)) {
      await visit.open(`#/${place}`);
      await visit.read(selector, name);
      const told = await visit.told();
      hold(told.length === 0, `${place} tells: ${told.join(" ")}`);
    }
    return Object.keys(PLACES).join(", ");
  },
};
