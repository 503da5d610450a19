import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../harness/server";
import { writeClip } from "../../harness/states/props/clip";
import { eventually, pictureIn } from "./support/eventually";
import { answerOf, drawing, giveFiles, offlineReady, visit } from "./support/visit";

test("once loaded, a photo and the camera are answered with the server gone, and nothing leaves the origin", async () => {
  const clip = path.join(mkdtempSync(path.join(tmpdir(), "hanger-")), "clip.y4m");
  const drawn = await visit();
  await writeClip(drawn.page, "Dress", clip);
  await drawn.leave();

  const camera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const args = [...camera, `--use-file-for-fake-video-capture=${clip}`];
  const { page, server, foreign, uncaught, leave } = await visit({
    args,
    backend: "measured",
    serviceWorker: true,
  });
  await offlineReady(page);
  await server.close();
  await page.reload();

  await giveFiles(page, { name: "trouser.jpg", content: await drawing(page, "Trouser") });
  await expect(answerOf(page).first().textContent()).resolves.toMatch(/^Trouser/);
  const seen = page.getByRole("button", { name: "What the network sees" });
  const pixels = () => pictureIn(seen.locator("canvas"));
  const ofPhoto = await pixels();

  await page.getByRole("button", { name: "Use the camera" }).click();
  await page.getByRole("heading", { name: /^Dress/ }).waitFor();
  await eventually(async () => expect(await pixels()).not.toBe(ofPhoto));
  await seen.click();
  await page.getByRole("dialog").getByRole("listitem").first().waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Take the picture" }).click();
  await page.getByRole("button", { name: "Look again" }).waitFor();
  await page.getByRole("heading", { name: /^Dress/ }).waitFor();

  expect(foreign).toEqual([]);
  expect(uncaught).toEqual([]);
  await leave();
});

test("on a host that sends no headers, the service worker isolates the page after one reload", async () => {
  let loads = 0;
  const { page, leave } = await visit({
    server: { headers: () => ({}) },
    serviceWorker: true,
    prepare: async (page) => page.on("domcontentloaded", () => loads++),
  });
  while (loads < 2) await page.waitForEvent("domcontentloaded");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole("button", { name: "drawing of a Trouser" }).click();
  await expect(answerOf(page).first().textContent()).resolves.toMatch(/^Trouser/);
  expect(loads).toBe(2);
  await leave();
});

test("a host that cannot isolate is reloaded once, not for ever", async () => {
  let loads = 0;
  const { page, leave } = await visit({
    server: { headers: () => ({}) },
    serviceWorker: true,
    async prepare(page) {
      page.on("domcontentloaded", () => loads++);
      await page.addInitScript(() =>
        Object.defineProperty(globalThis, "crossOriginIsolated", { value: false }),
      );
    },
  });
  while (loads < 2) await page.waitForEvent("domcontentloaded");
  await page.getByRole("button", { name: "drawing of a Trouser" }).click();
  await expect(answerOf(page).first().textContent()).resolves.toMatch(/^Trouser/);
  expect(loads).toBe(2);
  await leave();
});

test("the app can be installed: manifest, icons and a start page that is there", async () => {
  const server = await serve();
  const manifest = await (await fetch(`${server.url}manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ name: "Hanger", display: "standalone", start_url: "./" });
  expect(manifest.icons.some(({ purpose }: { purpose?: string }) => purpose === "maskable")).toBe(true);
  for (const { src } of manifest.icons) expect((await fetch(server.url + src)).status).toBe(200);
  await server.close();
});
