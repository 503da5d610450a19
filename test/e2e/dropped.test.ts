import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { eventually } from "./support/eventually";
import { answerOf, drawing, problemsOf, visit } from "./support/visit";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hanger-dropped-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Drops files and folders of this machine on the page, as a file manager does. */
async function dropPaths(page: Page, ...files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 195, y: 300, data });
  await session.detach();
}

const strip = (page: Page) => page.getByRole("region", { name: "Pictures so far" }).getByRole("button");

test("a folder dropped on Classify is looked through, however deep, and hidden files are left out", async () => {
  const { page, uncaught } = await visit();
  mkdirSync(path.join(folder, "wardrobe/more/deep"), { recursive: true });
  writeFileSync(path.join(folder, "wardrobe/trouser.jpg"), await drawing(page, "Trouser"));
  writeFileSync(path.join(folder, "wardrobe/more/deep/dress.jpg"), await drawing(page, "Dress"));
  writeFileSync(path.join(folder, "wardrobe/more/._dress.jpg"), "\0\x05\x16\x07\0\x02\0\0Mac OS X");
  writeFileSync(path.join(folder, "wardrobe/more/notes.txt"), "words");
  await dropPaths(page, path.join(folder, "wardrobe"));
  await strip(page).nth(1).waitFor();
  await problemsOf(page)
    .getByText(/^notes\.txt: This file is not a picture/)
    .waitFor();
  await eventually(async () =>
    expect((await strip(page).allTextContents()).toSorted()).toEqual(["Dress", "Trouser"]),
  );
  expect(await problemsOf(page).count()).toBe(1);
  expect(uncaught).toEqual([]);
});

/** Drops what a browser gives when something is dragged from another page, without a file. */
const dropText = (page: Page, texts: Readonly<Record<string, string>>) =>
  page.evaluate((texts) => {
    const dataTransfer = new DataTransfer();
    for (const [type, text] of Object.entries(texts)) dataTransfer.setData(type, text);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, texts);

test("a picture dragged from another page is answered where its data came with it, and otherwise it is said", async () => {
  const { page, uncaught } = await visit();
  const data = `data:image/jpeg;base64,${Buffer.from(await drawing(page, "Trouser")).toString("base64")}`;
  await dropText(page, { "text/html": `<img alt="Trousers" src="${data}">`, "text/uri-list": data });
  await answerOf(page).getByText("Trouser").waitFor();
  const address = "https://example.com/trousers.jpg?a=1&b=2";
  await dropText(page, { "text/html": `<img src="${address}">`, "text/uri-list": address });
  await problemsOf(page)
    .getByText(/^Only the address of this picture came with it, .* copy it and paste it here\.$/)
    .waitFor();
  // The answer stays.
  expect(await answerOf(page).first().textContent()).toMatch(/Trouser/);
  expect(uncaught).toEqual([]);
});

test("files dropped together are answered as picked ones are, and an empty folder is told", async () => {
  const { page } = await visit();
  const names = ["Trouser", "Dress", "T-shirt"];
  for (const name of names) writeFileSync(path.join(folder, `${name}.jpg`), await drawing(page, name));
  await dropPaths(page, ...names.map((name) => path.join(folder, `${name}.jpg`)));
  await strip(page).nth(2).waitFor();
  await eventually(async () =>
    expect((await strip(page).allTextContents()).toSorted()).toEqual(["Dress", "T-shirt/top", "Trouser"]),
  );

  mkdirSync(path.join(folder, "empty"));
  await dropPaths(page, path.join(folder, "empty"));
  await problemsOf(page).getByText("There is nothing in this folder. Drop one with photos.").waitFor();
  expect(await answerOf(page).first().textContent()).toMatch(/%$/);
});
