import type { Check } from "../check";

export const scrambledCheck: Check = {
  name: "scrambled",
  async run(begin) {
    const visit = await begin({ without: ["truePixels"] });
    await visit.open();
    await visit.press("button", /drawing of a Trouser/);
    if (await visit.evaluate(readsWhatItWrote)) return "pixels are read as they were written";
    return visit.read('[role="alert"]', /scrambles the pictures/);
  },
};

/** Runs in the page: whether a canvas gives the colour that was put there. */
function readsWhatItWrote(): boolean {
  const context = document.createElement("canvas").getContext("2d")!;
  context.fillStyle = "#123456";
  context.fillRect(0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  return data.every((value, i) => value === [0x12, 0x34, 0x56, 255][i % 4]);
}
