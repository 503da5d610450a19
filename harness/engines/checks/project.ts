import { type Check, hold } from "../check";
import { addJpegs, drawBerets, exportedFile, importFile, photosKept } from "../page";

export const projectCheck: Check = {
  name: "project",
  async run(begin) {
    const from = await begin();
    await from.openDriver();
    const { id } = await from.call("addClass", { name: "Beret" });
    await from.evaluate(addJpegs, id, await from.evaluate(drawBerets, [1, 2, 3, 4]));
    const kept = await from.evaluate(photosKept);
    const file = await from.evaluate(exportedFile);

    const to = await begin();
    await to.openDriver();
    const none = await to.evaluate(photosKept);
    hold(Object.keys(none).length === 0, "a browser that was never here has photos");
    const answer = await to.evaluate(importFile, "importProject", file);
    hold(answer.ok, `the project was refused: ${answer.ok || answer.failure.message}`);
    const arrived = await to.evaluate(photosKept);
    hold(JSON.stringify(arrived) === JSON.stringify(kept), "the photos that arrived are not those that left");
    return `${Object.keys(kept).length} photos are the same, byte for byte, in another browser`;
  },
};
