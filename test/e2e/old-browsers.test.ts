import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { servedVersions } from "../../harness/faults/versions";
import { serve } from "../../harness/server";
import { visit } from "./support/visit";

/** What decides whether a browser is new enough. */
const ASKED = "oklch(0 0 0)";

const TOO_OLD = /^This browser is too old for Hanger\./;

/** The built app as an old browser meets it: what it asks for is not there, and its scripts are changed by `rewrite`. */
async function visitInOldBrowser(rewrite: (script: string) => string) {
  const { folder, remove } = servedVersions();
  const assets = path.join(folder, "assets");
  let asked = 0;
  for (const file of readdirSync(assets).filter((name) => /^app-.*\.(js|css)$/.test(name))) {
    const text = readFileSync(path.join(assets, file), "utf8");
    asked += text.split(ASKED).length - 1;
    const old = text.replaceAll(ASKED, "color-not-there(red)");
    writeFileSync(path.join(assets, file), file.endsWith(".js") ? rewrite(old) : old);
  }
  // Once in the style sheet, once in the script.
  expect(asked).toBe(2);
  const visited = await visit({ served: await serve({ folder }) });
  return { ...visited, remove };
}

test.each([
  ["cannot read the app's script", (script: string) => `a ===> b;${script}`],
  ["can read it", (script: string) => script],
])("a browser that is too old, and %s, is told so and nothing else", async (_, rewrite) => {
  const { page, remove } = await visitInOldBrowser(rewrite);
  await page.getByText(TOO_OLD).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.locator("p:visible").allTextContents()).toEqual([
    expect.stringMatching(TOO_OLD),
    expect.stringMatching(/^Dieser Browser ist zu alt für Hanger\./),
  ]);
  remove();
});

test("a browser that is new enough shows no such words, not even while the app starts", async () => {
  const { page } = await visit({
    prepare: (page) => page.route(/assets\/app-.*\.js/, (route) => route.abort()),
  });
  await page.getByText("Hanger is starting.").waitFor();
  expect(await page.getByText(TOO_OLD).isVisible()).toBe(false);
});
