import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { launchBrowser } from "../../harness/browser";
import { serve } from "../../harness/server";
import { storedIn } from "./support/results";
import { answerOf, classify, drawing, giveFiles, problemsOf } from "./support/visit";

/** Opens the app as its users would, in a browser with these flags and settings. */
async function openApp(args: readonly string[], preferences: object, address: (url: string) => string) {
  const profile = mkdtempSync(path.join(tmpdir(), "hanger-profile-"));
  mkdirSync(path.join(profile, "Default"));
  writeFileSync(path.join(profile, "Default/Preferences"), JSON.stringify(preferences));
  const server = await serve();
  const context = await launchBrowser({ args, profile });
  const page = context.pages()[0]!;
  const uncaught: string[] = [];
  page.on("pageerror", ({ message }) => uncaught.push(message));
  await page.goto(`${address(server.url)}?backend=wasm-simd`);
  return {
    page,
    uncaught,
    async leave() {
      await context.close();
      await server.close();
      rmSync(profile, { recursive: true });
    },
  };
}

test("where cookies are blocked, photos are answered, and it says that nothing is saved", async () => {
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  const { page, uncaught, leave } = await openApp([], blocked, (url) => url);
  expect(await page.evaluate(() => navigator.locks.query().catch(({ name }) => name))).toBe("SecurityError");
  await page.getByText("This window saves no data").waitFor();
  await classify(page, "Dress");
  await page.getByRole("link", { name: "Photos" }).click();
  await page.getByRole("heading", { name: "Photos", exact: true }).waitFor();
  await page.getByRole("link", { name: "Train" }).click();
  await page.getByRole("heading", { name: "Train", exact: true }).waitFor();
  expect(uncaught).toEqual([]);
  await leave();
});

test("over plain http from another device, photos are answered and saved, and it says what is off", async () => {
  const { page, uncaught, leave } = await openApp(
    ["--host-resolver-rules=MAP wardrobe.test localhost"],
    {},
    (url) => url.replace("localhost", "wardrobe.test"),
  );
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.getByText("This page came over plain http").waitFor();
  const photo = await drawing(page, "Dress");
  await classify(page, "Trouser");
  await giveFiles(page, { name: "dress.jpg", content: photo });
  await answerOf(page)
    .filter({ hasText: /^Dress/ })
    .waitFor();
  await page.getByRole("button", { name: "Not right?" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Coat", exact: true }).click();
  await page.getByText("Kept in Coat.").waitFor();
  const { photos } = await storedIn(page);
  expect((photos as { label: string }[]).map(({ label }) => label)).toEqual(["coat"]);
  expect(await problemsOf(page).count()).toBe(0);
  expect(uncaught).toEqual([]);
  await leave();
});
