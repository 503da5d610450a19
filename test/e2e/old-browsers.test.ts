import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { servedVersions } from "../../harness/faults/versions";
import { DIST, ROOT } from "../../harness/paths";
import { serve } from "../../harness/server";
import { visit } from "./support/visit";

/** What decides whether a browser is new enough. */
const ASKED = "oklch(0 0 0)";

const TOO_OLD = /^This browser is too old for Hanger\./;

/** The built app as an old browser meets it: what it asks for is not there, and its scripts are changed by `rewrite`. */
async function visitInOldBrowser(rewrite: (script: string) => string) {
  const { folder, remove } = servedVersions();
  const start = path.join(folder, "start");
  let asked = 0;
  for (const file of readdirSync(start).filter((name) => /^app-.*\.(js|css)$/.test(name))) {
    const text = readFileSync(path.join(start, file), "utf8");
    asked += text.split(ASKED).length - 1;
    const old = text.replaceAll(ASKED, "color-not-there(red)");
    writeFileSync(path.join(start, file), file.endsWith(".js") ? rewrite(old) : old);
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
    prepare: (page) => page.route(/start\/app-.*\.js/, (route) => route.abort()),
  });
  await page.getByText("Hanger is starting.").waitFor();
  expect(await page.getByText(TOO_OLD).isVisible()).toBe(false);
});

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** The oldest browsers that a text names, as esbuild calls them: chrome111. */
function oldestIn(text: string): readonly string[] {
  const [, chrome, firefox, safari] =
    /Chrome (?:and|or|oder) Edge (\d+), Firefox (\d+)(?:,| and| oder) Safari (\d+(?:\.\d+)?)/.exec(
      text.replaceAll(/\s+/g, " "),
    )!;
  return [`chrome${chrome}`, `edge${chrome}`, `firefox${firefox}`, `safari${safari}`];
}

test("README, the decision and the page name the same oldest browsers", () => {
  const [, german] = read("public/index.html").split("Dieser Browser ist zu alt");
  for (const text of [read("docs/decisions/0020-oldest-browsers.md"), read("public/index.html"), german!])
    expect(oldestIn(text)).toEqual(oldestIn(read("README.md")));
});

/** The files of a kind that the app is made of. Other engines are as they were published, and run only where they are chosen. */
const builtFiles = (kind: RegExp) =>
  (readdirSync(DIST, { recursive: true }) as string[]).filter(
    (file) => kind.test(file) && !file.startsWith("engines"),
  );

test("the built app has no syntax that the oldest browsers named would not read", async () => {
  const target = [...oldestIn(read("README.md"))];
  const newer: string[] = [];
  for (const file of builtFiles(/\.(js|css)$/)) {
    const code = readFileSync(path.join(DIST, file), "utf8");
    const written = async (target: string[]) => {
      const options = {
        target,
        loader: file.endsWith(".css") ? "css" : "js",
        // esbuild asks for the scripts that Unicode added last; the app asks for categories, which are older.
        supported: { "regexp-unicode-property-escapes": true },
        logLevel: "silent",
      } as const;
      // uPlot's style sheet lacks a prefix of Safari's, which costs nothing.
      return (await transform(code, options)).code.replaceAll(/\s*-webkit-user-select: none;/g, "");
    };
    if ((await written(target)) !== (await written(["esnext"]))) newer.push(file);
  }
  expect(newer).toEqual([]);
});

/** What came to one of them after the oldest version named (MDN's tables), by the names that scripts would use. */
const LATER =
  /\.(with|toSorted|toReversed|toSpliced|fromAsync|withResolvers|canParse|checkVisibility|toWellFormed|isWellFormed|fromBase64|toBase64|fromHex|toHex|waitAsync|transferToFixedLength|requestClose|setHTML|setHTMLUnsafe|showPopover|hidePopover|togglePopover|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom|isDisposed|getOrInsert)\(|\b(Object|Map)\.groupBy\(|\bAbortSignal\.any\(|\bPromise\.try\(|\b(Float16Array|CloseWatcher|URLPattern|CookieStore)\b|\bIntl\.(Segmenter|DurationFormat)\b/g;

test("the built app calls nothing that came after the oldest browsers named", () => {
  const called: string[] = [];
  for (const file of builtFiles(/\.js$/)) {
    for (const [call] of readFileSync(path.join(DIST, file), "utf8").matchAll(LATER))
      called.push(`${call} in ${file}`);
  }
  expect(called).toEqual([]);
});
