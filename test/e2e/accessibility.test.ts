import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { answerOf, visit } from "./support/visit";

const AXE = createRequire(__filename).resolve("axe-core/axe.min.js");

/** What axe finds wrong with the page as it stands, as lines of text. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}

test.each(["light", "dark"] as const)("the %s interface has no fault that axe knows", async (colorScheme) => {
  const { page } = await visit({ browser: { launch: { colorScheme, bypassCSP: true } } });
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "drawing of a T-shirt" }).click();
  await answerOf(page).first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  for (const name of [/^Computed with/, /^What the network sees/]) {
    await page.getByRole("button", { name }).click();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("everything can be reached and used by keyboard", async () => {
  const { page } = await visit();
  const names: string[] = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        return (
          focused.getAttribute("aria-label") ??
          focused.closest("label")?.textContent ??
          focused.textContent ??
          ""
        );
      }),
    );
  }
  expect(names.slice(0, 2).map((name) => name.trim())).toEqual(["Use the camera", "Choose photos"]);
  expect(names[2]).toMatch(/drawing of a Trouser/);
  await page.getByRole("button", { name: "drawing of a Pullover" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Pullover/ }).waitFor();
});
