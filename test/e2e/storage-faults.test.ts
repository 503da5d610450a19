import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../harness/browser";
import type { DatabaseFixture } from "../../harness/database-fixture";
import { readRelease } from "../../harness/releases";
import { serve } from "../../harness/server";
import { bringDrawings } from "../../harness/states/props/drawn";
import { KINDS } from "../../src/contract";
import { plantDatabase, readDatabase, spoilRecords } from "./support/database";
import { openApp } from "./support/driven-app";

import { answerOf, visit } from "./support/visit";

const MODEL = path.join(__dirname, "../../public/models/fashion-mnist");

const bytes = (content: Buffer) => ({ bytes: content.toString("base64") });

const SETTINGS = {
  architecture: "cnn",
  images: 1000,
  epochs: 2,
  batchSize: 100,
  learningRate: 0.001,
  seed: 1,
};

/** What the app of each released schema kept. The network is a shipped one under a name of the owner's. */
function databaseOf(version: number): DatabaseFixture {
  const card = {
    ...JSON.parse(readFileSync(path.join(MODEL, "card.json"), "utf8")),
    name: "own-1",
    title: "Mine",
  };
  const model = {
    card,
    modelJson: readFileSync(path.join(MODEL, "model.json"), "utf8"),
    weights: bytes(readFileSync(path.join(MODEL, "weights.bin"))),
    origin: "trained",
    sha256: card.weightsSha256,
  };
  const summary = {
    run: "run-1",
    state: "paused",
    settings: SETTINGS,
    startedAt: 1,
    epochs: [],
    resumable: true,
  };
  const checkpoint = { savedAt: 1, position: { epoch: 0, step: 1 }, state: { weights: [], adam: {} } };
  const stores: Record<string, Record<string, unknown>> = {
    settings: { "active-model": "own-1" },
    choices: { classify: { choice: { purpose: "classify", backend: "wasm", by: "measured", reports: [] } } },
    models: { "own-1": model },
    runs: { "run-1": { summary } },
    checkpoints: { "run-1": checkpoint },
    manifests: {},
    shards: {},
  };
  if (version < 2) return { version, stores };
  const exercise = {
    id: "run-0",
    finishedAt: 1,
    architecture: "cnn",
    options: {},
    epochs: [],
    parameters: 1,
  };
  return {
    version,
    stores: {
      ...stores,
      exercises: { "run-0": exercise },
      benchmarks: { bench: { document: { id: "bench", runs: [] } } },
    },
  };
}

async function withApp(work: (app: Awaited<ReturnType<typeof openApp>>) => Promise<void>) {
  const app = await openApp();
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

const start = (app: Awaited<ReturnType<typeof openApp>>) =>
  app.call("start", { appVersion: "test", backend: "wasm-simd" });

test.each([1, 2])("a database of schema %i is migrated, and nothing in it is lost", (version) =>
  withApp(async (app) => {
    await plantDatabase(app.page, databaseOf(version));
    const started = await start(app);
    expect(started).toMatchObject({
      storage: "persistent",
      model: { name: "own-1", card: { title: "Mine" } },
    });
    expect((await app.call("listModels", undefined)).map(({ name }) => name)).toContain("own-1");
    expect(await app.call("listRuns", undefined)).toMatchObject([{ run: "run-1", state: "paused" }]);
    const exercises = await app.call("listExercises", undefined);
    expect(exercises.map(({ id }) => id)).toEqual(version < 2 ? [] : ["run-0"]);
    await app.renew();
    await start(app);
    expect(await app.call("listRuns", undefined)).toHaveLength(1);
  }),
);

test("a database of a newer Hanger is left alone: it is said, and photos are answered", async () => {
  const newer = { version: 999, stores: { somethingNew: { key: "value" } } };
  const visited = await visit({ path: "icons/icon.svg" });
  const { page, addressOf } = visited;
  await plantDatabase(page, newer);
  await page.goto(addressOf(""));
  await page.getByText("The data here belongs to a newer version of Hanger").waitFor();
  await classify(page, "Dress");
  const kept = await page.evaluate(async () => (await indexedDB.databases()).map(({ version }) => version));
  expect(kept).toEqual([999]);
});

test("a database that a window of an earlier Hanger holds on to is waited for no longer than needed", async () => {
  const visited = await visit({ path: "icons/icon.svg" });
  const { page, context, addressOf } = visited;
  await plantDatabase(page, databaseOf(1));
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("hanger");
        opening.onsuccess = () => {
          Object.assign(globalThis, { heldOpen: opening.result });
          resolve();
        };
      }),
  );
  const next = await context.newPage();
  await next.goto(addressOf(""));
  await next.getByText("An older version of Hanger is open in another window").waitFor();
  await classify(next, "Dress");
  await page.close();
  await next.reload();
  await classify(next, "Trouser");
  expect(await next.getByText("An older version of Hanger").count()).toBe(0);
});

test("a database that another window upgrades for long is said to be held, and photos are answered", async () => {
  const visited = await visit({ path: "icons/icon.svg" });
  const { page, context, addressOf } = visited;
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("hanger", 4);
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore("held");
          // A transaction lives for as long as something is asked of it.
          const ask = () => {
            store.get(0).onsuccess = ask;
          };
          ask();
          resolve();
        };
      }),
  );
  const next = await context.newPage();
  await next.goto(addressOf(""));
  await next.getByText("The browser has not opened Hanger's data").waitFor();
  await classify(next, "Dress");
  // The upgrade is undone with its window.
  await page.close();
  await next.reload();
  await classify(next, "Trouser");
  expect(await next.getByText("The browser has not opened Hanger's data").count()).toBe(0);
});

test("a database whose files are overwritten is said to be lost, once", async () => {
  const profile = mkdtempSync(path.join(tmpdir(), "hanger-overwritten-"));
  const server = await serve();
  const open = async () => {
    const context = await launchBrowser({ profile, launch: { locale: "en-US", serviceWorkers: "block" } });
    const page = context.pages()[0]!;
    await page.goto(`${server.url}?backend=wasm-simd`);
    await classify(page, "Dress");
    return { context, lost: page.getByText("The browser could not read what Hanger kept on this device") };
  };
  const { context, lost } = await open();
  expect(await lost.count()).toBe(0);
  await context.close();

  const databases = path.join(profile, "Default/IndexedDB");
  const files = (readdirSync(databases, { recursive: true }) as string[])
    .map((file) => path.join(databases, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size > 0);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) writeFileSync(file, Buffer.alloc(statSync(file).size, "garbage"));

  const again = await open();
  await again.lost.waitFor();
  await again.context.close();
  const third = await open();
  expect(await third.lost.count()).toBe(0);
  await third.context.close();
  await server.close();
  rmSync(profile, { recursive: true });
});

test("a database that is deleted or upgraded while the app is open makes way, and the app goes on", () =>
  withApp(async (app) => {
    await start(app);
    const outcome = await app.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const deleting = indexedDB.deleteDatabase("hanger");
          deleting.onsuccess = () => resolve("deleted");
          deleting.onblocked = () => resolve("blocked");
        }),
    );
    expect(outcome).toBe("deleted");
    expect((await app.call("listModels", undefined)).map(({ name }) => name)).toEqual([
      "camera",
      "fashion-mnist",
    ]);
    await app.call("activateModel", { name: "fashion-mnist" });
    await app.renew();
    expect((await start(app)).model).toMatchObject({ name: "fashion-mnist" });
  }));

const STORES = ["settings", "choices", "models", "runs", "checkpoints", "exercises", "benchmarks"];

const DAMAGES = [null, 1, "text", {}, []];

test("records that are something else in every store are passed over", () =>
  withApp(async (app) => {
    for (const damage of [...DAMAGES, { summary: {}, card: {}, document: {}, choice: {}, state: {} }]) {
      await app.renew();
      await plantDatabase(app.page, databaseOf(2));
      for (const store of STORES) expect(await spoilRecords(app.page, store, damage)).toBeGreaterThan(0);
      const started = await start(app);
      expect({ damage, ...started }).toMatchObject({
        damage,
        storage: "persistent",
        model: { name: "camera" },
      });
      expect(await app.call("listRuns", undefined)).toEqual([]);
      expect(await app.call("listExercises", undefined)).toEqual([]);
      expect(await app.call("listBench", undefined)).toEqual([]);
      expect((await app.call("listModels", undefined)).map(({ name }) => name)).toEqual([
        "camera",
        "fashion-mnist",
      ]);
    }
  }));

test("a database of which every record is something else is worked with", () =>
  withApp(async (app) => {
    await plantDatabase(app.page, readRelease("0.1.0").database);
    await start(app);
    const { stores } = await readDatabase(app.page);
    for (const damage of DAMAGES) {
      // Whatever the app has kept since is damaged too.
      for (const store of Object.keys(stores)) await spoilRecords(app.page, store, damage);
      await app.renew();
      const started = await start(app);
      expect({ damage, ...started }).toMatchObject({
        damage,
        storage: "persistent",
        model: { name: "camera" },
      });
      expect(await app.call("listPhotos", {})).toEqual([]);
      expect((await app.call("listClasses", undefined)).map(({ photos }) => photos)).toEqual(
        Array(KINDS.length).fill(0),
      );
      expect(await app.call("learnOutlook", undefined)).toMatchObject({ photos: 0, newPhotos: 0 });
      expect((await app.call("listModels", undefined)).length).toBe(2);
      expect(await app.call("listRuns", undefined)).toEqual([]);
    }
  }));

test("a run whose checkpoint is damaged can be discarded", () =>
  withApp(async (app) => {
    await plantDatabase(app.page, databaseOf(2));
    await start(app);
    await app.call("discardRun", { run: "run-1" });
    expect(await app.call("listRuns", undefined)).toEqual([]);
  }));

/** Another window of the same browser, whose app has started. */
async function secondWindow({ page }: Awaited<ReturnType<typeof openApp>>): Promise<Page> {
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.waitForFunction(() => globalThis.driver !== undefined);
  await second.evaluate(() =>
    globalThis.driver!.client.call("start", { appVersion: "test", backend: "wasm-simd" }),
  );
  return second;
}

test("two windows change the same collection, and neither loses what the other did", () =>
  withApp(async (first) => {
    await bringDrawings(first.page);
    await start(first);
    const second = await secondWindow(first);
    const addClass = (page: Page, name: string) =>
      page.evaluate((name) => globalThis.driver!.client.call("addClass", { name }), name);
    // Each has read the classes before the other adds one; neither name can be made an id of.
    for (const page of [first.page, second]) {
      await page.evaluate(() => globalThis.driver!.client.call("listClasses", undefined));
    }
    const [beret, gloves] = [await addClass(first.page, "帽子"), await addClass(second, "手套")];
    expect(beret.id).not.toBe(gloves.id);
    const names = async (page: Page) =>
      (await page.evaluate(() => globalThis.driver!.client.call("listClasses", undefined))).map(
        ({ name }) => name,
      );
    for (const page of [first.page, second]) {
      expect(await names(page)).toEqual(expect.arrayContaining(["帽子", "手套"]));
    }

    const ids = await first.page.evaluate(async (label) => {
      const photos = [];
      for (const seed of [1, 2]) {
        const blob = await globalThis.drawPhoto(seed);
        photos.push({ name: `${seed}.jpg`, image: { kind: "blob" as const, blob } });
      }
      const { added } = await globalThis.driver!.client.call("addPhotos", { label, photos });
      return added.map(({ id }) => id);
    }, beret.id);
    expect(ids).toHaveLength(2);
    // What one window deletes, the other leaves for it to bring back.
    await first.call("deletePhotos", { ids: [ids[0]!] });
    const third = await secondWindow(first);
    expect(await third.evaluate(() => globalThis.driver!.client.call("listPhotos", {}))).toHaveLength(1);
    await first.call("restorePhotos", { ids: [ids[0]!] });
    expect(await first.call("listPhotos", {})).toHaveLength(2);
    // One moves them while the other deletes one: both happen.
    await Promise.all([
      first.call("movePhotos", { ids, label: "coat" }),
      second.evaluate((ids) => globalThis.driver!.client.call("deletePhotos", { ids }), ids.slice(0, 1)),
    ]);
    expect(await first.call("listPhotos", {})).toMatchObject([{ id: ids[1], label: "coat" }]);
  }));

test("two windows write at once, and neither loses what the other kept", async () => {
  const first = await openApp();
  try {
    await start(first);
    const second = await secondWindow(first);
    const keep = (page: Page, prefix: string) =>
      page.evaluate(async (prefix) => {
        const row = { finishedAt: 1, architecture: "cnn", options: {}, epochs: [], parameters: 1 };
        const { client } = globalThis.driver!;
        const rows = Array.from({ length: 20 }, (_, i) => ({ ...row, id: `${prefix}-${i}` }));
        await Promise.all(rows.map((each) => client.call("keepExercise", each as never)));
      }, prefix);
    await Promise.all([keep(first.page, "first"), keep(second, "second")]);
    expect(await first.call("listExercises", undefined)).toHaveLength(40);
  } finally {
    await first.close();
  }
});

async function classify(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `drawing of a ${title}` }).click();
  await answerOf(page)
    .filter({ hasText: new RegExp(`^${title}`) })
    .waitFor();
}
