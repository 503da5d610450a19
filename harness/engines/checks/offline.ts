import type { Check } from "../check";
import { drawingOf, keptForOffline } from "../page";

export const offlineCheck: Check = {
  name: "offline",
  async run(begin) {
    const visit = await begin();
    await visit.open();
    await visit.evaluate(keptForOffline);
    await visit.dropServer();
    await visit.reload();
    await visit.press("button", /drawing of a Trouser/);
    const tapped = await visit.read(".answer h2", /^Trouser/);
    await visit.give("dress.jpg", await visit.evaluate(drawingOf, "Dress"));
    const given = await visit.read(".answer h2", /^Dress/);
    return `without the server: ${tapped}, ${given}`;
  },
};
