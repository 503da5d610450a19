import { type Check, hold } from "../check";
import { drawingOf } from "../page";

export const classifyCheck: Check = {
  name: "classify",
  async run(begin) {
    const visit = await begin();
    await visit.open();
    await visit.press("button", /drawing of a Trouser/);
    const tapped = await visit.read(".answer h2", /^Trouser/);
    const dress = await visit.evaluate(drawingOf, "Dress");
    await visit.give("dress.jpg", dress);
    const given = await visit.read(".answer h2", /^Dress/);
    const told = await visit.told();
    hold(told.length === 0, `nothing went wrong, and the app tells: ${told.join(" ")}`);
    return `${tapped}, ${given}`;
  },
};
