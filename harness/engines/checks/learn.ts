import { type Check, hold } from "../check";
import { addJpegs, drawBerets, probabilitiesOf } from "../page";

const SHOWN = [1, 2, 3, 4, 5];
const NOT_SHOWN = 9;

export const learnCheck: Check = {
  name: "learn",
  async run(begin) {
    const visit = await begin();
    const { storage } = await visit.openDriver();
    hold(storage === "persistent", "the app says that it keeps nothing here");
    const { id } = await visit.call("addClass", { name: "Beret" });
    const added = await visit.evaluate(addJpegs, id, await visit.evaluate(drawBerets, SHOWN));
    hold(added === SHOWN.length, `${added} of ${SHOWN.length} photos were kept`);
    const { model, backend, warning } = await visit.call("learn", {});
    hold(warning === undefined, `the new version is not put in use: ${warning}`);

    await visit.openDriver();
    const active = (await visit.call("listModels", undefined)).find(({ active }) => active);
    hold(active?.card.name === model.card.name, "after a reload the new version is not in use");
    const [beret] = await visit.evaluate(drawBerets, [NOT_SHOWN]);
    const [label, probability] = (await visit.evaluate(probabilitiesOf, beret!))[0]!;
    hold(label === id, `a beret that it was not shown is answered as ${label}`);

    await visit.open("#/photos/models");
    const version = await visit.read("li", /In use/);
    hold(version.includes(model.card.title), `the page shows "${version}" as the version in use`);
    return `on ${backend.backend}; after a reload a new beret is a beret, ${Math.round(100 * probability)} %`;
  },
};
