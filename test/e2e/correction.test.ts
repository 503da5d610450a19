import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { type RunningServer, serve } from "../../harness/server";
import { bringDrawings, drawnFile } from "../../harness/states/props/drawn";
import { eventually } from "./support/eventually";
import { storedIn } from "./support/results";
import { shareWith } from "./support/share";
import { answerOf, drawing, giveFiles, offlineReady, visit } from "./support/visit";

/** The labels of the photos kept, as they lie in storage. */
const keptLabels = async (page: Page) =>
  ((await storedIn(page)).photos as { label: string; deletedAt?: number }[])
    .filter(({ deletedAt }) => deletedAt === undefined)
    .map(({ label }) => label)
    .sort();

/** Classifies one of the app's drawings. */
async function classify(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `drawing of a ${title}` }).click();
  await page.getByRole("heading", { name: new RegExp(`^${title}`) }).waitFor();
}

const correction = (page: Page) => page.getByRole("region", { name: "Keep or correct" });

async function correctTo(page: Page, name: string): Promise<void> {
  await correction(page).getByRole("button", { name: "Not right?" }).click();
  const sheet = page.getByRole("dialog", { name: "What is it?" });
  await sheet.getByRole("button", { name, exact: true }).click();
  await sheet.waitFor({ state: "detached" });
}

test("an answer is kept with one tap, corrected to another class or a new one, and taken back", async () => {
  const { page, uncaught } = await visit();
  await classify(page, "Dress");
  await correction(page).getByRole("button", { name: "Keep it in Dress" }).click();
  await page.getByText("Kept in Dress.").waitFor();
  await eventually(async () =>
    expect(await correction(page).getByRole("button", { name: /^Keep/ }).count()).toBe(0),
  );
  expect(await correction(page).getByRole("link", { name: "What Hanger learned" }).getAttribute("href")).toBe(
    "#/photos/models",
  );

  await correctTo(page, "Coat");
  await page.getByText("Moved to Coat.").waitFor();
  expect(await keptLabels(page)).toEqual(["coat"]);
  await correction(page).getByRole("button", { name: "Undo" }).click();
  await page.getByText("Moved to Coat.").waitFor({ state: "detached" });
  expect(await keptLabels(page)).toEqual(["dress"]);

  await classify(page, "Trouser");
  await correction(page).getByRole("button", { name: "Not right?" }).click();
  const sheet = page.getByRole("dialog", { name: "What is it?" });
  await sheet.getByRole("button", { name: "New class" }).click();
  const field = sheet.getByRole("textbox", { name: "Name of the new class" });
  await field.fill("dress");
  await sheet.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("Kept in Dress.").waitFor();
  expect(await keptLabels(page)).toEqual(["dress", "dress"]);
  await correction(page).getByRole("button", { name: "Undo" }).click();
  await page.getByText(/^Kept in/).waitFor({ state: "detached" });

  await correction(page).getByRole("button", { name: "Not right?" }).click();
  await sheet.getByRole("button", { name: "New class" }).click();
  await field.fill("<img src=x onerror=alert(1)>");
  await field.press("Enter");
  await page.getByText("Kept in <img src=x onerror=alert(1)>.").waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await keptLabels(page)).toEqual(["dress", "img-src-x-onerror-alert-1"]);

  await correction(page).getByRole("button", { name: "Undo" }).click();
  await page.getByText(/^Kept in/).waitFor({ state: "detached" });
  expect(await keptLabels(page)).toEqual(["dress"]);
  expect(uncaught).toEqual([]);
});

test("what is on the live camera is corrected as the frame of that moment", async () => {
  const args = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const { page } = await visit({ args });
  const actions = correction(page).getByRole("button", { name: /Not right|Tell Hanger/ });
  await actions.click();
  const sheet = page.getByRole("dialog", { name: "What is it?" });
  await sheet.getByRole("button", { name: "Bag", exact: true }).click();
  await page.getByText("Kept in Bag.").waitFor();
  await page.getByRole("button", { name: "Look again" }).waitFor();
  expect(await keptLabels(page)).toEqual(["bag"]);
});

test("photos shared from another app are answered, offline too, and wait for the page in between", async () => {
  const { page, server } = await visit({ serviceWorker: true });
  await offlineReady(page);
  await bringDrawings(page);
  const photo = new Uint8Array(await drawing(page, "Dress"));
  await server.close();

  await shareWith(page, `${server.url}share`, [
    { name: "weißes Kleid.jpg", bytes: photo },
    { name: "wrong.jpg", bytes: Uint8Array.of(1, 2, 3) },
  ]);
  await expect(answerOf(page).first().textContent()).resolves.toMatch(/^Dress/);
  await page.getByRole("img", { name: "weißes Kleid.jpg" }).first().waitFor();
  await page.getByText(/^wrong\.jpg: This file is not a picture/).waitFor();
  expect(page.url()).toBe(`${server.url}#/classify`);

  await page.reload();
  await page.getByText(/^Knows thirteen kinds/).waitFor();
  expect(await page.evaluate(waitingFiles)).toBe(0);
  await giveFiles(page, { name: "again.jpg", content: await drawnFile(page, 1) });
  await answerOf(page).first().waitFor();
});

let site: RunningServer | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

/** Serves a page from another origin, and returns its address. */
async function otherSite(html: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-site-"));
  writeFileSync(path.join(folder, "index.html"), html);
  site = await serve({ folder, headers: () => ({}) });
  return site.url;
}

const waitingFiles = async () => (await (await caches.open("hanger-shared")).keys()).length;

/** A form that sends a photo to the app's address for shares once its button is pressed. */
const formTo = (address: string) => `<!doctype html>
<form method="post" enctype="multipart/form-data" action="${address}" target="_top">
  <input type="file" name="photos"><button>Send</button>
</form>`;

test.each([
  ["as it is", (form: string) => form, "page"],
  ["that hides its address", (form: string) => `<meta name="referrer" content="no-referrer">${form}`, "page"],
  [
    "in a frame with no origin",
    (form: string) => `<iframe src="data:text/html,${encodeURIComponent(form)}"></iframe>`,
    "frame",
  ],
  [
    "in a frame in a sandbox",
    (form: string) =>
      `<iframe sandbox="allow-forms allow-top-navigation" srcdoc="${form.replaceAll('"', "&quot;")}"></iframe>`,
    "frame",
  ],
])(
  "photos that another site's form sends, %s, are not kept, and the app opens",
  async (_, pageWith, place) => {
    const { page, server, foreign } = await visit({ serviceWorker: true });
    await offlineReady(page);
    await bringDrawings(page);
    const photo = await drawing(page, "Dress");
    const outside = await otherSite(pageWith(formTo(`${server.url}share`)));
    await page.goto(outside);
    const form = place === "page" ? page.mainFrame() : page.frames()[1]!;
    await form.locator("input").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: photo });
    await form.getByRole("button", { name: "Send" }).click();
    await page.getByText(/^Knows thirteen kinds/).waitFor();
    // Where photos were kept, it would be the address with them.
    expect(page.url()).toBe(server.url);
    expect(await page.evaluate(waitingFiles)).toBe(0);
    // The other site, which the test opened, and nothing else.
    expect(new Set(foreign.splice(0))).toEqual(new Set([outside]));
  },
);
