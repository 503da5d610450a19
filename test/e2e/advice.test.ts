import type { Page } from "playwright-core";
import { answerOf, giveFiles, visit } from "./support/visit";

interface Patch {
  /** The colour of the ground. */
  readonly ground: string;
  /** Side of a patch of coloured squares in the middle, as a share of the picture's height; none where it is 0. */
  readonly side: number;
}

/** Draws what is no garment: coloured squares on a ground. */
async function patchFile(page: Page, patch: Patch): Promise<Buffer> {
  const bytes = await page.evaluate(async ({ ground, side }) => {
    const canvas = new OffscreenCanvas(480, 480);
    const context = canvas.getContext("2d")!;
    context.fillStyle = ground;
    context.fillRect(0, 0, 480, 480);
    const square = (480 * side) / 6;
    for (let i = 0; i < 36; i++) {
      context.fillStyle = `hsl(${(i * 97) % 360} 80% ${25 + ((i * 31) % 30)}%)`;
      const [column, row] = [i % 6, Math.floor(i / 6)];
      context.fillRect(240 + (column - 3) * square, 240 + (row - 3) * square, square, square);
    }
    return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  }, patch);
  return Buffer.from(bytes);
}

const LIGHT = "#e8e4da";

const ADVICE: Readonly<Record<string, readonly [patch: Patch, advice: RegExp]>> = {
  "plain ground": [{ ground: LIGHT, side: 0 }, /Nothing stands out from the background\.$/],
  "a dark picture": [{ ground: "#080808", side: 0 }, /It is dark: more light helps\.$/],
  "something small": [{ ground: LIGHT, side: 0.2 }, /It is small in the picture: move closer\.$/],
};

test("what would help an answer that is not sure is told where the picture shows it, and not where it does not", async () => {
  const { page } = await visit();
  const hint = page.locator(".said .quiet.number").last();
  for (const [name, [patch, advice]] of Object.entries(ADVICE)) {
    await giveFiles(page, { name: `${name}.png`, content: await patchFile(page, patch) });
    await answerOf(page).getByText("Not sure").waitFor();
    await hint.filter({ hasText: advice }).waitFor();
  }
  await giveFiles(page, { name: "large.png", content: await patchFile(page, { ground: LIGHT, side: 0.6 }) });
  await hint.filter({ hasText: /^(Closest: [^:]*\.)?$/ }).waitFor({ state: "attached" });
  await answerOf(page).getByText("Not sure").waitFor();
});
