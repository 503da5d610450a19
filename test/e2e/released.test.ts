import { createHash } from "node:crypto";
import type { DrivenApp } from "../../harness/app";
import type { DatabaseFixture } from "../../harness/database-fixture";
import { type Answers, ask, readRelease } from "../../harness/releases";
import { runInWorkers } from "../../harness/worker-code";
import { isKind, LABELS } from "../../src/contract";
import { DATABASE_VERSION } from "../../src/storage/schema";
import { given } from "./support/copies";
import { plantDatabase, readDatabase } from "./support/database";
import { openApp } from "./support/driven-app";

const release = readRelease("0.1.0");

let app: DrivenApp;

beforeEach(async () => {
  app = await openApp();
});

afterEach(() => app.close());

const start = () => app.call("start", { appVersion: "test", backend: "wasm-simd" });

type Records = Readonly<Record<string, unknown>>;

const mapped = (records: Records, change: (record: never) => unknown): Records =>
  Object.fromEntries(
    Object.entries(records).flatMap(([key, record]) => {
      const value = change(record as never);
      return value === undefined ? [] : [[key, value]];
    }),
  );

interface Bytes {
  readonly bytes: string;
}

interface OldModel {
  readonly card: object;
  readonly origin: string;
  readonly sha256: string;
  readonly modelJson: string;
  readonly weights: Bytes;
  readonly memory?: Bytes;
  readonly taught?: unknown;
}

const lengthOf = ({ bytes }: Bytes) => Buffer.from(bytes, "base64").length;

/** What is to become of a database of schema 3: every record, each byte of it. */
function migrated({ stores }: DatabaseFixture): Readonly<Record<string, Records>> {
  const { models, runs, photos, ...others } = stores as Record<string, Records>;
  return {
    ...others,
    // Stores that came later.
    assignments: {},
    sketches: {},
    answers: {},
    handedIn: {},
    shares: {},
    models: mapped(models!, ({ card, origin, sha256, modelJson, weights, memory }: OldModel) => {
      const sizes = { modelJson: modelJson.length, weights: lengthOf(weights) };
      return { card, origin, sha256, bytes: { ...sizes, memory: memory ? lengthOf(memory) : 0 } };
    }),
    networks: mapped(models!, ({ modelJson, weights }: OldModel) => ({ modelJson, weights })),
    memories: mapped(models!, ({ memory }: OldModel) => memory),
    taught: mapped(models!, ({ taught }: OldModel) => taught),
    runs: mapped(runs!, ({ files: _, ...record }: { files?: unknown }) => record),
    runNetworks: mapped(runs!, ({ files }: { files?: unknown }) => files),
    photos: mapped(photos!, (photo: object) => ("deletedAt" in photo ? undefined : photo)),
    deletedPhotos: mapped(photos!, (photo: object) => ("deletedAt" in photo ? photo : undefined)),
  };
}

/**
 * Answers apart from what says when this device was asked, how long learning would take now, and what came later: models,
 * kinds that the app has come to know, and assignments.
 */
const comparable = ({ listModels, listClasses, learnOutlook, describeKept, ...answers }: Answers) => ({
  ...answers,
  describeKept: { ...describeKept, assignments: undefined, engines: undefined, shares: undefined },
  learnOutlook: { photos: learnOutlook.photos, newPhotos: learnOutlook.newPhotos },
  listClasses: listClasses
    .filter(({ builtIn, photos, id }) => !builtIn || photos > 0 || (LABELS as readonly string[]).includes(id))
    .map((each) => ({ ...each, builtIn: isKind(each.id) })),
  listModels: listModels.filter(({ origin }) => origin !== "shipped"),
});

test("what 0.1.0 was asked to keep is one or more of everything", () => {
  const { stores } = release.database;
  const empty = Object.entries(stores).filter(([, records]) => Object.keys(records).length === 0);
  expect(empty).toEqual([]);
  const { photos, runs, models } = migrated(release.database);
  const { deletedPhotos, runNetworks, memories, taught } = migrated(release.database);
  for (const records of [photos, deletedPhotos, runs, runNetworks, models, memories, taught]) {
    expect(Object.keys(records!).length).toBeGreaterThan(0);
  }
});

test("a database of 0.1.0 opens with everything in it, byte for byte, and answers as it did", async () => {
  await plantDatabase(app.page, release.database);
  expect(await start()).toMatchObject({ storage: "persistent", model: { card: { title: "Lessons" } } });
  const { version, stores } = await readDatabase(app.page);
  expect(version).toBe(DATABASE_VERSION);
  const expected = migrated(release.database);
  for (const [name, records] of Object.entries(stores)) {
    const { camera: _, ...own } = records;
    expect([name, own]).toEqual([name, expected[name]]);
  }
  expect(comparable(await ask(app))).toEqual(comparable(release.answers));
});

test("what 0.1.0 had begun goes on: a paused training, a finished one, deleted photos, learning", async () => {
  await plantDatabase(app.page, release.database);
  await start();
  const runs = await app.call("listRuns", undefined);
  const paused = runs.find(({ state }) => state === "paused")!;
  const { epochs } = await app.call("resumeTraining", { run: paused.run, backend: "wasm-simd" });
  expect(epochs.length).toBe(paused.settings.epochs);
  expect(epochs.slice(0, paused.epochs.length)).toEqual(paused.epochs);
  for (const { run } of runs) {
    const kept = await app.call("keepRun", { run, name: `kept-${run}`, title: run });
    await app.call("activateModel", { name: kept.name });
  }
  expect(await app.call("listRuns", undefined)).toEqual([]);

  const { deletedPhotos } = migrated(release.database);
  const ids = Object.keys(deletedPhotos!);
  await app.call("restorePhotos", { ids });
  const photos = (await app.call("listPhotos", {})).map(({ id }) => id);
  expect(photos).toEqual(expect.arrayContaining(ids));
  expect((await app.call("listClasses", undefined)).map(({ name }) => name)).toContain("Scarf");

  const own = release.answers.listModels.filter(({ origin }) => origin !== "shipped");
  const taught = own.find(({ card }) => card.parent === "camera")!;
  const request = { model: taught.name };
  const learned = await app.call("learn", request);
  // It has the convolutions of that time. What is learned now is learned by the camera of today.
  expect(learned.model.card.parent).toBe("camera");
  expect(learned.model.card.labels).toEqual(expect.arrayContaining([...taught.card.labels]));
});

test("a project file of 0.1.0 is imported whole: what is exported of it is the same", async () => {
  await start();
  const outcome = await given(app, "importProject", { "hanger.zip": release.project });
  const { photos, models } = migrated(release.database);
  expect(outcome).toMatchObject({
    value: {
      photos: Object.keys(photos!).length,
      models: Object.keys(models!).length,
      same: expect.any(Number),
    },
  });
  const { stores } = await readDatabase(app.page);
  const expected = migrated(release.database);
  for (const name of ["networks", "memories", "taught"]) {
    expect([name, stores[name]]).toMatchObject([name, expected[name]]);
  }
  const ids = Object.keys(photos!);
  // A photo's checksum was that of a file that did not come along; it is that of its JPEG here.
  for (const id of ids) {
    const { bytes } = expected.jpegs![id] as { readonly bytes: string };
    const sum = createHash("sha256").update(Buffer.from(bytes, "base64")).digest("hex");
    expect(stores.photos![id]).toEqual({ ...(photos![id] as object), sha256: sum });
  }
  for (const name of ["jpegs", "framed"]) {
    const kept = Object.fromEntries(ids.map((id) => [id, expected[name]![id]]));
    expect([name, stores[name]]).toEqual([name, kept]);
  }
});

/** Keeps the migration's transaction from ending, and tells the page that it is under way. */
const HELD_MIGRATING = `{
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === "networks") {
      const hold = () => {
        this.get("").onsuccess = hold;
      };
      hold();
      new BroadcastChannel("held").postMessage("");
    }
    return put.apply(this, given);
  };
}`;

test("a migration that is cut off leaves the database as it was, and the next start makes up for it", async () => {
  await app.close();
  app = await openApp({ serviceWorkers: "block" });
  await plantDatabase(app.page, release.database);
  await runInWorkers(app.page, HELD_MIGRATING);
  await app.renew();
  await app.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        new BroadcastChannel("held").addEventListener("message", () => resolve());
        const request = { appVersion: "test", backend: "wasm-simd" } as const;
        void globalThis.driver!.client.call("start", request).catch(() => undefined);
      }),
  );
  // The worker ends with its page.
  await app.page.goto(new URL("icons/icon.svg", app.page.url()).href);
  expect(await readDatabase(app.page)).toEqual(release.database);

  await app.page.unrouteAll();
  await app.renew();
  expect(await start()).toMatchObject({ storage: "persistent", model: { card: { title: "Lessons" } } });
  expect((await readDatabase(app.page)).version).toBe(DATABASE_VERSION);
});
