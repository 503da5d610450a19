import { createHash } from "node:crypto";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { type DrivenApp, openApp as openInOwnBrowser } from "../../harness/app";
import { bringDrawings } from "../../harness/states/props/drawn";
import { exported, fillCollection, given, keptBy } from "./support/copies";
import { readDatabase } from "./support/database";
import { openApp } from "./support/driven-app";

const open: DrivenApp[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** The app on a device of its own, with so many photos in its collection. */
async function device(photos = 0): Promise<DrivenApp> {
  const app = await openApp();
  open.push(app);
  await app.call("start", { appVersion: "test" });
  await app.call("listModels", undefined);
  if (photos > 0) {
    await bringDrawings(app.page);
    await fillCollection(app.page, photos);
    // The worker has read classes and models already.
    await app.renew();
    await app.call("start", { appVersion: "test" });
  }
  return app;
}

test("a collection of 300 photos is the same, byte for byte, on another device", async () => {
  const from = await device(300);
  const saved = await exported(from);
  expect(saved.name).toMatch(/^hanger-\d{4}-\d\d-\d\d\.zip$/);
  const kept = await keptBy(from.page);
  expect(Object.keys(kept.photos!).length).toBe(300);

  const to = await device();
  expect((await keptBy(to.page)).photos).toEqual({});
  const outcome = await given(to, "importProject", { "hanger.zip": saved.bytes });
  // Of the four classes, `bag` is one of the ten and `cap` part of another.
  const renamed = { id: "bag", name: "Bag", kind: "renamed", to: "Handbag" };
  expect(outcome).toEqual({ value: { photos: 300, classes: 2, models: 2, same: 0, builtIn: [renamed] } });
  // A file changes none of the ten by itself.
  const { bag: _, ...classes } = kept.classes!;
  expect(await keptBy(to.page)).toEqual({ ...kept, classes });
  const active = (await to.call("listModels", undefined)).find((model) => model.active);
  expect(active?.name).toBe("own-2");

  // Once more brings nothing, and changes nothing.
  expect(await given(to, "importProject", { "hanger.zip": saved.bytes })).toEqual({
    value: { photos: 0, classes: 0, models: 0, same: 304, builtIn: [renamed] },
  });
  expect(await keptBy(to.page)).toEqual({ ...kept, classes });
});

test("what is here stays as it is: photos, classes, models and the choice of the model", async () => {
  const from = await device(8);
  const saved = await exported(from);
  const to = await device(4);
  // Another picture under the id of one of theirs, a class of another name, a chosen model.
  await to.page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.addEventListener("success", () => resolve(request.result));
      });
    const database = await done(indexedDB.open("hanger"));
    const transaction = database.transaction(
      ["photos", "jpegs", "framed", "classes", "settings", "models", "networks"],
      "readwrite",
    );
    const photos = transaction.objectStore("photos");
    const photo = await done(photos.get("photo-1"));
    photos.put({ ...photo, sha256: "f".repeat(64), label: "bag" }, "photo-1");
    const jpegs = transaction.objectStore("jpegs");
    jpegs.put(await done(jpegs.get("photo-0")), "photo-1");
    transaction.objectStore("framed").delete("photo-1");
    const classes = transaction.objectStore("classes");
    classes.put({ id: "beret", name: "My berets", addedAt: 5, state: "shown" }, "beret");
    classes.delete("socks");
    classes.put({ id: "stockings", name: "socks", addedAt: 5, state: "shown" }, "stockings");
    transaction.objectStore("settings").put("camera", "active-model");
    const models = transaction.objectStore("models");
    const model = await done(models.get("own-1"));
    models.put({ ...model, sha256: "0".repeat(64) }, "own-1");
    const networks = transaction.objectStore("networks");
    const network = await done(networks.get("own-1"));
    networks.put({ ...network, weights: new ArrayBuffer(8) }, "own-1");
    await new Promise((resolve) => transaction.addEventListener("complete", resolve));
    database.close();
  });
  await to.renew();
  await to.call("start", { appVersion: "test" });
  const before = await keptBy(to.page);
  // Photos 0, 2 and 3 are here; so is own-2. The photo 1 is another one, and so is own-1.
  expect(await given(to, "importProject", { "hanger.zip": saved.bytes })).toEqual({
    value: { photos: 5, classes: 0, models: 1, same: 6, builtIn: [] },
  });
  const after = await keptBy(to.page);
  for (const [store, records] of Object.entries(before)) expect(after[store]).toMatchObject(records);
  expect(Object.keys(after.photos!).length).toBe(9);
  const photos = await to.call("listPhotos", {});
  expect(photos.filter(({ label }) => label === "stockings").length).toBe(1);
  const classes = await to.call("listClasses", undefined);
  expect(classes.filter(({ builtIn }) => !builtIn).map(({ name }) => name)).toEqual(["My berets", "socks"]);
});

test("a photo is the same by what it shows, not by the checksum that a file states", async () => {
  const { "photos/photo-1.jpg": jpeg, ...files } = unzipSync((await exported(await device(2))).bytes);
  const project = JSON.parse(new TextDecoder().decode(files["project.json"]));
  const [first, second] = project.photos;
  const { framed: _, ...stranger } = { ...second, id: "stranger", sha256: first.sha256 };
  delete files["framed/photo-1.bin"];
  const to = await device(1);
  const bytes = zipSync({
    ...files,
    "photos/stranger.jpg": jpeg!,
    "project.json": strToU8(JSON.stringify({ ...project, photos: [first, stranger] })),
  });
  expect(await given(to, "importProject", { "hanger.zip": bytes })).toMatchObject({ value: { photos: 1 } });
  const { photos } = (await readDatabase(to.page)).stores;
  expect(Object.keys(photos!)).toEqual(["photo-0", "stranger"]);
  expect(photos!.stranger).toMatchObject({ sha256: createHash("sha256").update(jpeg!).digest("hex") });
  expect(await given(to, "importProject", { "hanger.zip": bytes })).toMatchObject({ value: { photos: 0 } });
});

/** Adds a photo from a file, as its owner would. */
const addFile = (app: DrivenApp, label: string) =>
  app.page.evaluate(async (label) => {
    const blob = await globalThis.drawPhoto(7, 96, 0.7);
    const photos = [{ name: "a.jpg", image: { kind: "blob" as const, blob } }];
    return globalThis.driver!.client.call("addPhotos", { label, photos });
  }, label);

test("a file that was added on another device is known here, in any class", async () => {
  const [from, to] = [await device(), await device()];
  for (const app of [from, to]) await bringDrawings(app.page);
  expect((await addFile(from, "coat")).added).toHaveLength(1);
  const { bytes } = await exported(from);
  expect(await given(to, "importProject", { "hanger.zip": bytes })).toMatchObject({ value: { photos: 1 } });
  expect((await addFile(to, "bag")).duplicates).toMatchObject([{ label: "coat" }]);
  // What came along comes back, and the device that it came from has it already.
  const back = await exported(to);
  expect(await given(from, "importProject", { "hanger.zip": back.bytes })).toMatchObject({
    value: { photos: 0, same: 1 },
  });
});

test("a device that gets full says how much was added, and keeps that whole", async () => {
  const from = await device(300);
  const { bytes } = await exported(from);
  const { photos: expected } = await keptBy(from.page);
  // The browser remembers for minutes how much room there was: a fresh one is told before it first writes.
  const to = await openInOwnBrowser();
  open.push(to);
  const session = await to.page.context().newCDPSession(to.page);
  const { origin } = new URL(to.page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_800_000 });
  await to.call("start", { appVersion: "test" });
  const answer = await given(to, "importProject", { "hanger.zip": bytes });
  expect(answer).toMatchObject({ code: "storage-full" });
  const { photos, jpegs, framed } = await keptBy(to.page);
  const ids = Object.keys(photos!);
  expect(answer).toMatchObject({
    sentence: expect.stringContaining(`: ${ids.length} of 300 photos were added.`),
  });
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.length).toBeLessThan(300);
  expect([jpegs, framed].map((store) => Object.keys(store!))).toEqual([ids, ids]);
  expect(expected).toMatchObject(photos!);
});

/** A project as Teachable Machine writes it: a manifest, and pictures named after their classes. */
async function teachableProject(app: DrivenApp): Promise<Uint8Array> {
  await bringDrawings(app.page);
  const pictures = await app.page.evaluate(() =>
    Promise.all(
      [1, 2, 3].map(
        async (seed) => new Uint8Array(await (await globalThis.drawPhoto(seed, 224)).arrayBuffer()),
      ),
    ),
  );
  const [first, second, third] = pictures;
  return zipSync({
    "manifest.json": strToU8('{"type":"image","version":"2.4.10"}'),
    "Beanie (wool)-!-0.jpg": first!,
    "Beanie (wool)-!-1.jpg": second!,
    "Bag-!-0.jpg": third!,
    "Bag-!-1.jpg": strToU8("no picture"),
  });
}

test("the pictures of a Teachable Machine project become photos and classes", async () => {
  const app = await device();
  const bytes = await teachableProject(app);
  const given1 = await given(app, "importProject", { "project.tm": bytes });
  const counted = { models: 0, builtIn: [], unreadable: 1 };
  expect(given1).toEqual({ value: { ...counted, photos: 3, classes: 1, same: 1 } });
  const classes = await app.call("listClasses", undefined);
  const filled = classes.filter(({ photos }) => photos > 0);
  expect(filled.map(({ name, photos, builtIn }) => [name, photos, builtIn])).toEqual([
    ["Bag", 1, true],
    ["Beanie (wool)", 2, false],
  ]);
  // Once more brings nothing.
  const given2 = await given(app, "importProject", { "project.tm": bytes });
  expect(given2).toEqual({ value: { ...counted, photos: 0, classes: 0, same: 5 } });
  const refused = async (files: Zippable) => given(app, "importProject", { "project.tm": zipSync(files) });
  expect(await refused({ "a.txt": strToU8("x") })).toMatchObject({
    code: "import-refused",
    sentence: expect.stringMatching(/it has no manifest/),
  });
  expect(await refused({ "manifest.json": strToU8("{}"), "clap.webm": strToU8("x") })).toMatchObject({
    code: "import-refused",
    sentence: expect.stringMatching(/no pictures that Hanger can read/),
  });
});
