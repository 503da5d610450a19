import { readdirSync } from "node:fs";
import path from "node:path";
import { servedVersions, type Versions } from "../../harness/faults/versions";
import { DIST } from "../../harness/paths";
import { lookForUpdate, scripts, updateNow } from "./support/updates";
import { classify, offlineReady, visit } from "./support/visit";

let versions: Versions;

beforeEach(() => {
  versions = servedVersions();
});

afterEach(() => versions.remove());

async function openInstalled() {
  const visited = await visit({ server: { folder: versions.folder }, serviceWorker: true });
  await offlineReady(visited.page);
  await visited.page.reload();
  return visited;
}

test("a new version is asked for, serves no mixture, and going back is an update like any other", async () => {
  const { page, uncaught } = await openInstalled();
  // The other version has another name for each. How many a page has loaded depends on when it is asked.
  const built = ["assets", "start"].flatMap((folder) => readdirSync(path.join(DIST, folder)));
  versions.publish("Hanger, newer");
  expect(await lookForUpdate(page)).toBe("installed");
  await updateNow(page).waitFor();
  await page.reload();
  expect(await page.title()).toBe("Hanger");
  expect(built).toEqual(expect.arrayContaining(await scripts(page)));
  await page.getByRole("link", { name: "Benchmark" }).click();
  await page.getByRole("heading", { name: "Benchmark", exact: true }).waitFor();
  await page.getByRole("link", { name: "Classify" }).click();
  await classify(page, "Dress");

  await updateNow(page).click();
  await page.waitForFunction(() => document.title === "Hanger, newer");
  const after = await scripts(page);
  expect(after.length).toBeGreaterThan(0);
  expect(after.filter((name) => built.includes(name))).toEqual([]);
  await classify(page, "Trouser");

  versions.publishOriginal();
  expect(await lookForUpdate(page)).toBe("installed");
  await updateNow(page).click();
  await page.waitForFunction(() => document.title === "Hanger");
  expect(built).toEqual(expect.arrayContaining(await scripts(page)));
  await classify(page, "Dress");
  expect(uncaught).toEqual([]);
});

test("no update cuts a training off, in whichever window it is", async () => {
  const { page } = await openInstalled();
  versions.publish("Hanger, newer");
  await lookForUpdate(page);
  await page.evaluate(
    () =>
      new Promise<void>((begun) => {
        void navigator.locks.request("hanger-heavy-work", () => {
          begun();
          return new Promise<void>((end) => addEventListener("test-training-ends", () => end()));
        });
      }),
  );
  await updateNow(page).click();
  await page.getByText("Hanger is training or measuring. Update when it is done.").waitFor();
  expect(await page.title()).toBe("Hanger");
  await page.evaluate(() => void dispatchEvent(new Event("test-training-ends")));
  // The lock is had again only once the training has let go of it.
  await page.evaluate(() => navigator.locks.request("hanger-heavy-work", () => undefined));
  await updateNow(page).click();
  await page.waitForFunction(() => document.title === "Hanger, newer");
});

test("an update comes through while much is asked for, and nothing trains meanwhile", async () => {
  const { page } = await openInstalled();
  versions.publish("Hanger, newer");
  await lookForUpdate(page);
  const asking = page.evaluate(async () => {
    let isAsking = true;
    addEventListener("test-asking-ends", () => {
      isAsking = false;
    });
    for (let each = 0; isAsking; each++) await (await fetch(`index.html?${each}`)).text();
  });
  await updateNow(page).click();
  await page.getByText("Hanger is updating and restarts in a moment.").waitFor();
  const isFree = () =>
    page.evaluate(() =>
      navigator.locks.request("hanger-heavy-work", { ifAvailable: true }, (lock) => lock !== null),
    );
  expect(await isFree()).toBe(false);
  expect(await page.title()).toBe("Hanger");
  await page.evaluate(() => void dispatchEvent(new Event("test-asking-ends")));
  await asking;
  await page.waitForFunction(() => document.title === "Hanger, newer");
  expect(await isFree()).toBe(true);
});

test("a version that cannot be installed leaves the old one serving, without a network too", async () => {
  const { page, server } = await openInstalled();
  versions.publishBroken("Hanger, broken");
  expect(await lookForUpdate(page)).toBe("redundant");
  expect(await updateNow(page).count()).toBe(0);
  await server.close();
  await page.reload();
  expect(await page.title()).toBe("Hanger");
  await classify(page, "Dress");
});
