import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DIST, DRIVER } from "../../harness/paths";
import { serve } from "../../harness/server";
import { answerOf, giveFiles, offlineReady, problemsOf, visit } from "./support/visit";

/** TensorFlow.js's thread code, kept as it is, and the service worker's library have functions by these names. */
const filesLike = (pattern: RegExp) =>
  [DIST, DRIVER].flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((file) => pattern.test(file) && !file.startsWith("data"))
      .map((file) => [file, readFileSync(path.join(folder, file), "utf8")] as const),
  );

test("the built pages have no inline script or style, and no handler in an attribute", () => {
  const pages = filesLike(/\.html$/);
  expect(pages.map(([file]) => file)).toEqual(["404.html", "index.html", "driver.html"]);
  for (const [, html] of pages) {
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i);
  }
});

test("injected markup does not run: neither a script, nor a handler, nor an address made of text", async () => {
  const { page, violations } = await visit();
  const outcome = await page.evaluate(async () => {
    const { window: own } = globalThis as unknown as { window: { injected?: string[] } };
    own.injected = [];
    const attempts: (() => void)[] = [
      () => {
        const script = document.createElement("script");
        script.append("window.injected.push('script')");
        document.body.append(script);
      },
      () => document.body.setAttribute("onclick", "window.injected.push('handler')"),
      () => {
        document.body.innerHTML = "<img src=x onerror=\"window.injected.push('markup')\">";
      },
      () => {
        const script = document.createElement("script");
        script.src = "data:text/javascript,window.injected.push('address')";
        document.body.append(script);
      },
    ];
    let refused = 0;
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        refused++;
      }
    }
    document.body.click();
    // What a debugger evaluates may evaluate text; what the page does later may not.
    await new Promise<void>((resolve) =>
      setTimeout(() => {
        try {
          new Function("window.injected.push('text')")();
        } catch {
          refused++;
        }
        resolve();
      }),
    );
    return { injected: own.injected, refused };
  });
  expect(outcome.injected).toEqual([]);
  expect(outcome.refused).toBe(4);
  expect(violations.length).toBeGreaterThan(0);
  violations.length = 0;
});

test("text from outside is only ever text", async () => {
  const { page } = await visit();
  const name = '<img src=x onerror="document.title=1">.jpg';
  await giveFiles(page, { name, content: "words" });
  await problemsOf(page).filter({ hasText: name }).waitFor();
  expect(await page.locator("[role=alert] img").count()).toBe(0);
});

test("the server listens on loopback unless asked, and says what keeps others out with every file", async () => {
  const server = await serve();
  try {
    expect(new URL(server.url).hostname).toBe("localhost");
    for (const file of ["", "sw.js", "manifest.webmanifest", "nothing-here"]) {
      const { headers } = await fetch(server.url + file);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("microphone=()");
      expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    }
  } finally {
    await server.close();
  }
});

test("the app answers under its policy with nothing to report", async () => {
  const { page, violations, foreign } = await visit({ backend: "measured", serviceWorker: true });
  await page.getByRole("button", { name: "drawing of a Dress" }).click();
  await answerOf(page).first().waitFor();
  await offlineReady(page);
  await page.getByRole("button", { name: /^Computed with/ }).click();
  await page.getByRole("button", { name: "Measure again" }).waitFor();
  expect([...violations, ...foreign]).toEqual([]);
});
