import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../paths";

const AXE = path.join(ROOT, "node_modules/axe-core/axe.min.js");

let source: string | undefined;

/** The violations that axe finds in the current page, as lines of text. */
export async function faultsOf(page: Page): Promise<string[]> {
  source ??= readFileSync(AXE, "utf8");
  // `evaluate` runs it as the developer tools do, which the page's content security policy does not restrict.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}
