import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "../../harness/paths";
import { eventually } from "./support/eventually";
import { answerOf, offlineReady, visit } from "./support/visit";

const ABOUT = "#/about";

const card = (page: Page, title: string) =>
  page.locator("section", { has: page.getByRole("heading", { name: title }) });

const amountOf = (page: Page, what: string) =>
  card(page, "Stored on this device")
    .locator("div", { has: page.getByText(what, { exact: true }) })
    .locator("dd");

/** Has a drawing answered, and keeps it as the owner would. */
async function keepDrawing(page: Page): Promise<void> {
  await page.getByRole("button", { name: "drawing of a Dress" }).click();
  await answerOf(page).first().waitFor();
  await page.getByRole("button", { name: "Keep it in Dress" }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
}

test("what is kept is told, and all of it deleted at once; the app stays, without a network too", async () => {
  const { page, server } = await visit({ serviceWorker: true });
  await offlineReady(page);
  await keepDrawing(page);
  await page.getByRole("link", { name: "Install, storage and privacy" }).click();
  await eventually(async () => expect(await amountOf(page, "Photos").textContent()).toMatch(/^1, \d+ kB$/));

  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("button", { name: "Keep it", exact: true }).click();
  await eventually(async () => expect(await amountOf(page, "Photos").textContent()).toMatch(/^1,/));

  await page.evaluate(async () =>
    (await caches.open("hanger-shared")).put("/shared/1", new Response("a photo")),
  );
  await server.close();
  await page.getByRole("button", { name: "Delete everything" }).click();
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("dialog").getByRole("button", { name: "Delete it all" }).click(),
  ]);
  expect(await page.evaluate(() => caches.has("hanger-shared"))).toBe(false);
  await page.getByRole("button", { name: "drawing of a Trouser" }).click();
  await page.getByRole("heading", { name: /^Trouser/ }).waitFor();
  await page.getByRole("link", { name: "Install, storage and privacy" }).click();
  await card(page, "Stored on this device").getByText("Photos", { exact: true }).waitFor();
  await eventually(async () => expect(await amountOf(page, "Photos").textContent()).toBe("0"));
});

test("the licences of what is shipped are shown, each text once, without a network too", async () => {
  const { page, server } = await visit({ serviceWorker: true, path: ABOUT });
  await offlineReady(page);
  await server.close();
  const licences = page.locator("details", { hasText: "Licences" });
  await licences.locator("summary").click();
  await licences.getByText("Hanger, and what it contains.").waitFor();
  const text = (await licences.textContent())!;
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) expect(text).toContain(`\n${name} ${dependencies[name]}, `);
  for (const part of [
    "XNNPACK",
    "Emscripten",
    "Fashion-MNIST",
    "The Hanger authors",
    "workbox-core",
    "webpack",
  ])
    expect(text).toContain(part);
  expect(text.match(/END OF TERMS AND CONDITIONS/g)).toHaveLength(1);
});

test("nothing is deleted while something trains", async () => {
  const { page } = await visit();
  await keepDrawing(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        void navigator.locks.request("hanger-heavy-work", () => {
          resolve();
          return new Promise(() => undefined);
        });
      }),
  );
  await page.goto(aboutOf(page));
  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete it all" }).click();
  await page.getByRole("alert").getByText("Hanger is already training or measuring").waitFor();
  await page.keyboard.press("Escape");
  await eventually(async () => expect(await amountOf(page, "Photos").textContent()).toMatch(/^1,/));
});

const aboutOf = (page: Page) => new URL(ABOUT, page.url()).href;

/** Keeps the browser's own offer from the app: nobody is there to answer what it would ask. */
const withoutOffers = (page: Page) =>
  page.addInitScript(() =>
    addEventListener("beforeinstallprompt", (event) => event.isTrusted && event.stopImmediatePropagation()),
  );

/** An offer whose question is answered with yes. */
function offerInstallation(): void {
  const prompt = async () => ({ outcome: "accepted" });
  dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }));
}

test("the browser finds the app fit to be installed, and the app offers it", async () => {
  const { page } = await visit({ path: ABOUT, serviceWorker: true, profile: true });
  await card(page, "On your home screen").getByRole("button", { name: "Install" }).waitFor();
});

test("icons and pictures that the manifest shows are there, in the sizes that it tells", async () => {
  const { page } = await visit();
  const pictures = await page.evaluate(async () => {
    const { icons, screenshots } = (await (await fetch("manifest.webmanifest")).json()) as Record<
      "icons" | "screenshots",
      readonly { readonly src: string; readonly sizes: string }[]
    >;
    return Promise.all(
      [...icons, ...screenshots].map(async ({ src, sizes }) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return { src, told: sizes, found: `${image.naturalWidth}x${image.naturalHeight}` };
      }),
    );
  });
  expect(pictures.filter(({ src }) => src.startsWith("screenshots/"))).toHaveLength(4);
  for (const { told, found } of pictures) if (told !== "any") expect(found).toBe(told);
});

test("installing is offered once the app was of use, and the answer is remembered", async () => {
  const { page } = await visit({ prepare: withoutOffers });
  const question = page.getByText("Add Hanger to your home screen?");
  await page.evaluate(offerInstallation);
  for (const garment of ["Dress", "Trouser"]) {
    expect(await question.count()).toBe(0);
    await page.getByRole("button", { name: `drawing of a ${garment}` }).click();
    await page.getByRole("heading", { name: new RegExp(`^${garment}`) }).waitFor();
  }
  await question.waitFor();
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await question.waitFor({ state: "detached" });
  await page.goto(aboutOf(page));
  await page.getByText("Hanger is installed on this device.").waitFor();

  await page.reload();
  await page.evaluate(offerInstallation);
  await page.goto(new URL("#/classify", page.url()).href);
  for (const garment of ["Dress", "Trouser", "T-shirt"]) {
    await page.getByRole("button", { name: `drawing of a ${garment}` }).click();
    await page.getByRole("heading", { name: new RegExp(`^${garment}`) }).waitFor();
  }
  expect(await question.count()).toBe(0);
});

test("where only the share menu installs, it is shown how", async () => {
  const { page } = await visit({
    path: ABOUT,
    prepare: async (page) => {
      await withoutOffers(page);
      await page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: false }));
    },
  });
  await page.getByText("Choose Add to Home Screen.").waitFor();
  await eventually(async () =>
    expect(await card(page, "On your home screen").locator("svg").count()).toBe(3),
  );
});
