import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { writePhotos } from "../many-photos";
import { drawnFile } from "./props/drawn";
import type { Stage } from "./stage";
import type { Scene } from "./state";

const PLACE = "?backend=wasm-simd#/photos";

/** The longest name that a class may have. */
const LONG_NAME = "Grandmother's self-knitted winter berets";

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

const sheet = (page: Page) => page.getByRole("dialog");

const inSheet = (page: Page, name: string | RegExp) => sheet(page).getByRole("button", { name });

async function look(page: Page, className: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Classes" })
    .getByRole("button", { name: new RegExp(`^${className}`) })
    .click();
  await page.getByRole("heading", { name: className, exact: true }).waitFor();
}

/** Adds drawings, and a file that is not a picture, to the open class. */
async function giveDrawings(page: Page, count: number): Promise<void> {
  const files: { name: string; mimeType: string; buffer: Buffer }[] = [
    { name: "notes.txt", mimeType: "image/jpeg", buffer: Buffer.from("no picture") },
  ];
  for (let seed = 0; seed < count; seed++) {
    const buffer = await drawnFile(page, seed);
    files.push({ name: `${seed}.jpg`, mimeType: "image/jpeg", buffer });
  }
  await named(page, /^Add photos/).click();
  await sheet(page).locator('input[type="file"]').first().setInputFiles(files);
}

/** Opens the app once to create its storage, and writes photos into it. */
async function bringPhotos(stage: Stage): Promise<void> {
  const { page, server } = stage;
  await page.goto(`${server.url}${PLACE}`);
  await page.getByText(/^No photos yet/).waitFor();
  await writePhotos(page, 60);
  // They stay as they are: not learned yet.
  await stage.hold("learnAtOnce");
  await page.goto("about:blank");
}

async function folderOfFolders(page: Page): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-photos-"));
  for (const [seed, name] of ["coat", "T-Shirt-Top", LONG_NAME].entries()) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, "1.jpg"), await drawnFile(page, seed));
  }
  return folder;
}

const empty: Scene = {
  view: "photos",
  path: PLACE,
  states: [
    {
      name: "empty",
      prepare: ({ page }) => page.getByText(/^No photos yet/).waitFor(),
    },
    {
      name: "new class",
      async prepare({ page }) {
        await named(page, "New class").click();
        await page.getByRole("textbox", { name: "Name of the new class" }).fill(LONG_NAME);
      },
    },
    {
      name: "empty class",
      async prepare({ page }) {
        await inSheet(page, "Add").click();
        await page.getByRole("heading", { name: LONG_NAME, exact: true }).waitFor();
      },
    },
    {
      name: "where to add from",
      async prepare({ page }) {
        await named(page, /^Add photos/).click();
        await inSheet(page, "Take photos").waitFor();
      },
    },
    {
      name: "adding",
      async prepare(stage) {
        await stage.closeSheet();
        await stage.hold("addPhotos", { done: 3, total: 9 });
        await giveDrawings(stage.page, 8);
        await stage.page.getByText("3 of 9 checked").waitFor();
      },
    },
    {
      name: "added, one refused",
      async prepare(stage) {
        await stage.release("addPhotos");
        await stage.page.getByText(/^Added 8 photos/).waitFor();
        await stage.page.locator(".photo-grid img").first().waitFor();
      },
    },
    {
      name: "class sheet",
      async prepare({ page }) {
        await named(page, "Change").click();
        await inSheet(page, "Rename").waitFor();
      },
    },
    {
      name: "merging",
      async prepare({ page }) {
        await inSheet(page, /^Merge/).click();
        await inSheet(page, "Bag").click();
        await inSheet(page, "Merge into Bag").waitFor();
      },
    },
    {
      name: "hidden",
      async prepare(stage) {
        await stage.closeSheet();
        await named(stage.page, "Change").click();
        await inSheet(stage.page, "Hide").click();
        await named(stage.page, "Undo").waitFor();
      },
    },
  ],
};

const filled: Scene = {
  view: "photos",
  path: PLACE,
  camera: "allowed",
  before: bringPhotos,
  states: [
    {
      name: "with photos",
      prepare: ({ page }) => page.locator(".photo-grid img").first().waitFor(),
    },
    {
      name: "one photo",
      async prepare({ page }) {
        await page.locator(".photo-grid button").first().click();
        await sheet(page).getByRole("img", { name: "What the network sees" }).waitFor();
      },
    },
    {
      name: "selecting",
      async prepare(stage) {
        await stage.closeSheet();
        await named(stage.page, "Select").click();
        for (const i of [0, 2, 3]) await stage.page.locator(".photo-grid button").nth(i).click();
        await stage.page.getByText("3 photos selected").waitFor();
      },
    },
    {
      name: "moving",
      async prepare({ page }) {
        await page
          .getByRole("region", { name: "Selected photos" })
          .getByRole("button", { name: "Move" })
          .click();
        await inSheet(page, "Ankle boot").waitFor();
      },
    },
    {
      name: "deleted",
      async prepare(stage) {
        await stage.closeSheet();
        const selection = stage.page.getByRole("region", { name: "Selected photos" });
        await selection.getByRole("button", { name: "Delete" }).click();
        await named(stage.page, "Undo").waitFor();
      },
    },
    {
      name: "looking for duplicates",
      async prepare(stage) {
        await stage.hold("findDuplicates");
        await named(stage.page, "Find duplicate photos").click();
        await stage.page.getByText(/^Comparing/).waitFor();
      },
    },
    {
      name: "duplicates",
      async prepare(stage) {
        const group = (from: number, count: number) =>
          Array.from({ length: count }, (_, i) => `photo-${from + i}`);
        await stage.answer("findDuplicates", [group(5, 2), group(10, 3), group(20, 6)]);
        await inSheet(stage.page, "Delete all 8 copies").waitFor();
        await sheet(stage.page).locator("img[src]").first().waitFor();
      },
    },
    {
      name: "no duplicates",
      async prepare(stage) {
        await stage.closeSheet();
        await stage.answer("findDuplicates", []);
        await named(stage.page, "Find duplicate photos").click();
        await stage.page.getByText("No duplicates found.").waitFor();
      },
    },
    {
      name: "sorting by folder",
      async prepare(stage) {
        await stage.closeSheet();
        const { page } = stage;
        await named(page, /^Add photos/).click();
        await sheet(page)
          .locator('input[type="file"]')
          .nth(1)
          .setInputFiles(await folderOfFolders(page));
        await page.getByRole("dialog", { name: "Add by folder?" }).waitFor();
      },
    },
    {
      name: "sorting by hand",
      async prepare({ page }) {
        await inSheet(page, "All to one class").click();
        await inSheet(page, "Ankle boot").waitFor();
      },
    },
    {
      name: "taking several",
      async prepare(stage) {
        await stage.closeSheet();
        await look(stage.page, "Coat");
        await named(stage.page, /^Add photos/).click();
        await inSheet(stage.page, "Take photos").click();
        await inSheet(stage.page, /press or hold/).waitFor();
      },
    },
  ],
};

const failed: Scene = {
  view: "photos",
  path: PLACE,
  before: (stage) =>
    stage.fail("listPhotos", {
      code: "storage-unavailable",
      message: "The photos could not be read from this device. Reload the page and try again.",
    }),
  states: [{ name: "unreadable", prepare: ({ page }) => page.getByRole("alert").waitFor() }],
};

export const PHOTOS_SCENES: readonly Scene[] = [empty, filled, failed];
