import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../paths";

const AXE = path.join(ROOT, "node_modules/axe-core/axe.min.js");

let source: string | undefined;

/** The violations that axe finds in the current page, as lines of text. */
export const faultsOf = (page: Page): Promise<string[]> => run(page, {});

/** Rules that depend on colours, of those that axe checks unless told otherwise. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Those of them that another theme can bring: it has other colours, and the same elements. */
export const colourFaultsOf = (page: Page): Promise<string[]> =>
  run(page, { runOnly: { type: "rule", values: COLOUR_RULES } });

async function run(page: Page, options: object): Promise<string[]> {
  source ??= readFileSync(AXE, "utf8");
  // `evaluate` runs it as the developer tools do, which the page's content security policy does not restrict.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    // Only violations are read, and only their HTML, so axe need not make selectors.
    const { violations } = await axe.run({
      ...options,
      resultTypes: ["violations"],
      selectors: false,
      preload: false,
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }, options);
}
