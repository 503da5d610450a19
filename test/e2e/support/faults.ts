import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = createRequire(__filename).resolve("axe-core/axe.min.js");

/** What axe finds wrong with the page as it stands, as lines of text. The page has to be open without its policy. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}
