import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { writePhotos } from "../../harness/many-photos";
import { bringDrawings, drawnFile } from "../../harness/states/props/drawn";
import { eventually } from "./support/eventually";
import { offlineReady, visit } from "./support/visit";

const rail = (page: Page) => page.getByRole("navigation", { name: "Classes" });

/** The entries of classes, without those of photos of any class. */
const classEntries = (page: Page) =>
  rail(page)
    .getByRole("listitem")
    .filter({ hasNotText: /^(All photos|Answered wrong|Not learned yet)/ });

const tiles = (page: Page) => page.locator(".photo-grid > li");

async function look(page: Page, className: string): Promise<void> {
  await rail(page)
    .getByRole("button", { name: new RegExp(`^${className}`) })
    .click();
  await page.getByRole("heading", { name: className, exact: true }).waitFor();
}

/** The number of photos that stands at a class. */
async function count(page: Page, className: string, expected: number): Promise<void> {
  await rail(page)
    .getByRole("button", { name: new RegExp(`^${className} (hidden )?${expected.toLocaleString("en")}$`) })
    .waitFor();
}

const openPhotos = async (page: Page) => {
  await page.getByRole("link", { name: "Photos", exact: true }).first().click();
  await page.getByRole("heading", { name: "All photos" }).waitFor();
};

/** Adds drawings to the class that is looked at, as the picker would, and other files with them. */
async function addDrawings(
  page: Page,
  seeds: readonly number[],
  others: readonly { readonly name: string; readonly content: string }[] = [],
): Promise<void> {
  const files = [];
  for (const seed of seeds) {
    files.push({ name: `${seed}.jpg`, mimeType: "image/jpeg", buffer: await drawnFile(page, seed) });
  }
  for (const { name, content } of others) {
    files.push({ name, mimeType: "image/jpeg", buffer: Buffer.from(content) });
  }
  await page.getByRole("button", { name: /^Add photos/ }).click();
  await page.getByRole("dialog").locator('input[type="file"]').first().setInputFiles(files);
  await page.getByText(/^Added|^No photo was added/).waitFor();
}

const closeMessage = (page: Page) => page.getByRole("button", { name: "Close this message" }).click();

async function newClass(page: Page, name: string): Promise<void> {
  await rail(page).getByRole("button", { name: "New class" }).click();
  await page.getByRole("textbox", { name: "Name of the new class" }).fill(name);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

test("offline: three answers are corrected, a class is added with five photos, and a reload keeps it all", async () => {
  const { page, server, foreign, uncaught } = await visit({ serviceWorker: true });
  await offlineReady(page);
  await bringDrawings(page);
  await server.close();
  await page.reload();
  for (const [title, right] of [
    ["Dress", "Coat"],
    ["Trouser", "Shirt"],
    ["Pullover", "Coat"],
  ] as const) {
    await page.getByRole("button", { name: `drawing of a ${title}` }).click();
    await page.getByRole("heading", { name: new RegExp(`^${title}`) }).waitFor();
    await page.getByRole("button", { name: "Not right?" }).click();
    await page.getByRole("dialog").getByRole("button", { name: right, exact: true }).click();
    await page.getByText(`Kept in ${right}.`).waitFor();
  }
  await openPhotos(page);
  await newClass(page, "Beret");
  await page.getByText("0 photos, not learned yet").waitFor();
  await addDrawings(page, [1, 2, 3, 4, 5]);
  await page.getByText("Added 5 photos to Beret.").waitFor();
  const shown = async () => {
    for (const [name, photos] of [
      ["All photos", 8],
      ["Coat", 2],
      ["Shirt", 1],
      ["Beret", 5],
    ] as const) {
      await count(page, name, photos);
    }
  };
  await shown();
  await page.reload();
  await shown();
  await look(page, "Beret");
  await eventually(async () => expect(await tiles(page).count()).toBe(5));
  await page.waitForFunction(() => [...document.images].some(({ naturalWidth }) => naturalWidth === 300));
  expect(foreign).toEqual([]);
  expect(uncaught).toEqual([]);
});

test("photos are selected, moved and deleted, each with a way back", async () => {
  const { page } = await visit({ path: "#/photos" });
  await bringDrawings(page);
  await look(page, "Coat");
  await addDrawings(page, [1, 2, 3, 4]);
  await closeMessage(page);
  const selection = page.getByRole("region", { name: "Selected photos" });
  await page.getByRole("button", { name: "Select" }).click();
  await tiles(page).nth(0).getByRole("button").click();
  await tiles(page).nth(2).getByRole("button").click();
  await selection.getByText("2 photos selected").waitFor();
  await selection.getByRole("button", { name: "Delete" }).click();
  await page.getByText("Deleted 2 photos.").waitFor();
  await count(page, "Coat", 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await count(page, "Coat", 4);

  await page.getByRole("button", { name: "Select" }).click();
  await selection.getByRole("button", { name: "All" }).click();
  await selection.getByRole("button", { name: "Move" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Bag" }).click();
  await page.getByText("Moved 4 photos to Bag.").waitFor();
  // What has photos comes first.
  await eventually(async () => expect(await classEntries(page).first().textContent()).toBe("Bag4"));
  await count(page, "Bag", 4);
  await page.getByRole("button", { name: "Undo" }).click();
  await count(page, "Coat", 4);

  await tiles(page).first().getByRole("button").click();
  const sheet = page.getByRole("dialog", { name: "Coat" });
  await sheet.getByRole("img", { name: "What the network sees" }).waitFor();
  await sheet.getByText(/^Hanger says now(Not sure|.* \d+ ?%)$/).waitFor();
  await sheet.getByRole("img", { name: "4.jpg" }).waitFor();
  await eventually(async () =>
    expect(await sheet.getByRole("button", { name: "Previous photo" }).isDisabled()).toBe(true),
  );
  await sheet.getByRole("button", { name: "Next photo" }).click();
  await sheet.getByText("2 of 4").waitFor();
  await sheet.getByRole("img", { name: "3.jpg" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await sheet.getByText("3 of 4").waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await sheet.getByText("1 of 4").waitFor();
  await sheet.getByRole("button", { name: "Delete" }).click();
  await count(page, "Coat", 3);
});

test("photos are found by name, by what was answered wrong, and by what is not learned yet", async () => {
  const { page } = await visit({ path: "#/photos" });
  await bringDrawings(page);
  await look(page, "Sandal");
  await addDrawings(page, [1, 2, 3, 4, 5]);
  await closeMessage(page);
  await look(page, "Bag");
  await addDrawings(page, [6, 7, 8, 9, 10]);
  await closeMessage(page);
  await look(page, "All photos");

  const wrong = rail(page).getByRole("button", { name: /^Answered wrong/ });
  await wrong.click();
  await page.getByRole("heading", { name: "Answered wrong" }).waitFor();
  const expected = Number((await wrong.textContent())?.match(/\d+$/)?.[0]);
  await eventually(async () => expect(await tiles(page).count()).toBe(expected));
  await tiles(page).first().getByRole("button").click();
  const sheet = page.getByRole("dialog");
  const own = await sheet.getByRole("heading").textContent();
  await sheet.getByText(`Learned as${own}`).waitFor();
  const without = await sheet.getByText(/^Without having learned it/).textContent();
  expect(without).not.toBe(`Without having learned it${own}`);
  await page.keyboard.press("Escape");

  await look(page, "All photos");
  const search = page.getByRole("searchbox", { name: "Search by class or file name" });
  for (const [text, found] of [
    ["sand", 5],
    ["10.jp", 1],
    ["", 10],
  ] as const) {
    await search.fill(text);
    await eventually(async () => expect(await tiles(page).count()).toBe(found));
  }
  await search.fill("scarf");
  await page.getByText("No class or file name contains “scarf”.").waitFor();
  await search.fill("");

  // Another model learned none of them.
  await page.getByRole("link", { name: "Models" }).click();
  await page.getByRole("button", { name: "Use Fashion-MNIST" }).click();
  await page
    .getByRole("navigation", { name: "Parts of Photos" })
    .getByRole("link", { name: "Photos" })
    .click();
  await rail(page).getByRole("button", { name: "Not learned yet 10" }).click();
  await eventually(async () => expect(await tiles(page).count()).toBe(10));
  await tiles(page).first().getByRole("button").click();
  await sheet.getByText("Learned asNot learned yet").waitFor();
});

test("classes are renamed, hidden, merged and deleted, and show their names as text", async () => {
  const { page, uncaught } = await visit({ path: "#/photos" });
  await bringDrawings(page);
  const change = async (step: string | RegExp) => {
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByRole("dialog").getByRole("button", { name: step }).click();
  };
  const hostile = "<img src=x onerror=alert(1)>";
  await newClass(page, hostile);
  await addDrawings(page, [1, 2]);
  await page.getByText(`Added 2 photos to ${hostile}.`).waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await closeMessage(page);

  await change("Rename");
  await page.getByRole("textbox", { name: "New name" }).fill("Beret");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await count(page, "Beret", 2);
  await change("Hide");
  await page.getByText(/Beret is hidden/).waitFor();
  await count(page, "Beret", 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText(/Beret is hidden/).waitFor({ state: "detached" });

  await change(/^Delete with its 2 photos/);
  await page.getByText("Deleted Beret and its 2 photos.").waitFor();
  await rail(page)
    .getByRole("button", { name: /^Beret/ })
    .waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await count(page, "Beret", 2);

  await look(page, "Beret");
  await change(/^Merge/);
  await page.getByRole("dialog").getByRole("button", { name: "Bag" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Merge into Bag" }).click();
  await page.getByText("Beret is now part of Bag.").waitFor();
  await count(page, "Bag", 2);
  await rail(page)
    .getByRole("button", { name: /^Beret/ })
    .waitFor({ state: "detached" });
  expect(uncaught).toEqual([]);
});

test("wrong files are named and the rest added; what is there twice is found and removed", async () => {
  const { page } = await visit({ path: "#/photos" });
  await bringDrawings(page);
  await look(page, "Coat");
  await addDrawings(
    page,
    [1, 2],
    [
      { name: "notes.txt", content: "no picture" },
      { name: "empty.jpg", content: "" },
    ],
  );
  const summary = page.getByRole("alert");
  expect(await summary.textContent()).toMatch(/Added 2 photos to Coat\. 2 photos could not be added:/);
  await eventually(async () =>
    expect(await summary.getByRole("listitem").allTextContents()).toEqual([
      expect.stringMatching(/^notes\.txt This file is not a picture/),
      expect.stringMatching(/^empty\.jpg This file is empty/),
    ]),
  );
  await closeMessage(page);
  await addDrawings(page, [2, 3]);
  await page.getByText("Added 1 photo to Coat. 1 photo already there.").waitFor();
  await closeMessage(page);

  const copy = await page.evaluate(async () => [
    ...new Uint8Array(await (await globalThis.drawPhoto(3, 180, 0.6)).arrayBuffer()),
  ]);
  await look(page, "Bag");
  await page.getByRole("button", { name: /^Add photos/ }).click();
  await page
    .getByRole("dialog")
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "copy.jpg", mimeType: "image/jpeg", buffer: Buffer.from(copy) });
  await page.getByText("Added 1 photo to Bag.").waitFor();
  await closeMessage(page);
  await look(page, "All photos");
  await page.getByRole("button", { name: "Find duplicate photos" }).click();
  const sheet = page.getByRole("dialog", { name: "Photos that look the same" });
  await sheet.getByRole("button", { name: "Delete all but the first" }).click();
  await sheet.getByText("No duplicates found.").waitFor();
  await page.keyboard.press("Escape");
  await count(page, "Coat", 3);
  await count(page, "Bag", 0);
});

test("a folder whose folders are named like classes is added by folder", async () => {
  const { page } = await visit({ path: "#/photos" });
  await bringDrawings(page);
  await page.getByRole("heading", { name: "All photos" }).waitFor();
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-photos-"));
  for (const [name, seeds] of [
    ["coat", [1, 2]],
    ["T-Shirt-Top", [3]],
    ["beret", [4]],
  ] as const) {
    mkdirSync(path.join(folder, name));
    for (const seed of seeds) {
      writeFileSync(path.join(folder, name, `${seed}.jpg`), await drawnFile(page, seed));
    }
  }
  await page.getByRole("button", { name: /^Add photos/ }).click();
  await page.getByRole("dialog").locator('input[type="file"]').nth(1).setInputFiles(folder);
  const sheet = page.getByRole("dialog", { name: "Add by folder?" });
  expect(await sheet.getByRole("checkbox", { name: /^coat/ }).isChecked()).toBe(true);
  expect(await sheet.getByRole("checkbox", { name: /^beret/ }).isChecked()).toBe(false);
  await sheet.getByRole("checkbox", { name: /^beret/ }).check();
  await sheet.getByRole("button", { name: "Add by folder" }).click();
  await page.getByText("Added 4 photos to 3 classes.").waitFor();
  await count(page, "Coat", 2);
  await count(page, "T-shirt/top", 1);
  await count(page, "beret", 1);
});

test("a dropped photo goes to the class that is looked at; a burst from the camera counts what it takes", async () => {
  const args = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const { page } = await visit({ path: "#/photos", args, permissions: ["camera"] });
  await bringDrawings(page);
  await look(page, "Coat");
  await page.evaluate(async () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([await globalThis.drawPhoto(1)], "dropped.jpg", { type: "image/jpeg" }));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer }));
  });
  await page.getByText("Added 1 photo to Coat.").waitFor();
  await closeMessage(page);

  await page.getByRole("button", { name: /^Add photos/ }).click();
  await page.getByRole("button", { name: "Take photos" }).click();
  const sheet = page.getByRole("dialog", { name: "Take photos of Coat" });
  await sheet.getByRole("button", { name: /press or hold/ }).click();
  await sheet
    .getByRole("status")
    .filter({ hasText: /^[1-9]/ })
    .waitFor();
  await sheet.getByRole("button", { name: "Stop" }).click();
  await sheet.getByRole("button", { name: /press or hold/ }).waitFor();
  await sheet.getByRole("button", { name: "Close" }).click();
  await page.getByText(/^Added \d+ photos? to Coat\.$/).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await count(page, "Coat", 1);
});

test("of 5,000 photos only those near the screen are there, and the last is shown once scrolled to", async () => {
  const { page, uncaught } = await visit({ path: "#/photos" });
  await page.getByText(/^No photos yet/).waitFor();
  await writePhotos(page, 5000);
  await page.reload();
  await count(page, "All photos", 5000);
  await tiles(page).first().locator("img").waitFor();
  expect(await tiles(page).count()).toBeLessThan(150);
  const last = page.getByRole("button", { name: "Bag, 4999.jpg" });
  expect(await last.count()).toBe(0);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await last.locator("img").waitFor();
  await page.waitForFunction(() => {
    const picture = document.querySelector<HTMLImageElement>(".photo-grid > li:last-child img");
    return picture?.complete && picture.naturalWidth === 288;
  });
  await eventually(async () => expect(await tiles(page).count()).toBeLessThan(150));
  expect(await page.locator('.photo-grid [aria-posinset="5000"]').count()).toBe(1);
  expect(uncaught).toEqual([]);
});
