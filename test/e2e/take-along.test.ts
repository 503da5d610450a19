import { createHash } from "node:crypto";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { type DrivenApp, openApp } from "../../src/cli/app";
import { exported, fillCollection, given, keptBy } from "./support/copies";
import { bringDrawings } from "./support/drawn";

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

test("a collection of 1,000 photos is the same, byte for byte, on another device", async () => {
  const from = await device(1000);
  const saved = await exported(from);
  expect(saved.name).toMatch(/^hanger-\d{4}-\d\d-\d\d\.zip$/);
  const kept = await keptBy(from.page);
  expect(Object.keys(kept.photos!).length).toBe(1000);

  const to = await device();
  expect((await keptBy(to.page)).photos).toEqual({});
  const outcome = await given(to, "importProject", { "hanger.zip": saved.bytes });
  // Of the four classes, `bag` is one of the ten and `cap` part of another.
  expect(outcome).toEqual({ value: { photos: 1000, classes: 2, models: 2, same: 0 } });
  expect(await keptBy(to.page)).toEqual(kept);
  const active = (await to.call("listModels", undefined)).find((model) => model.active);
  expect(active?.name).toBe("own-2");

  // Once more brings nothing, and changes nothing.
  expect(await given(to, "importProject", { "hanger.zip": saved.bytes })).toEqual({
    value: { photos: 0, classes: 0, models: 0, same: 1004 },
  });
  expect(await keptBy(to.page)).toEqual(kept);
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
    const transaction = database.transaction(["photos", "classes", "settings", "models"], "readwrite");
    const photos = transaction.objectStore("photos");
    const photo = await done(photos.get("photo-1"));
    photos.put({ ...photo, sha256: "f".repeat(64), label: "bag" }, "photo-1");
    const classes = transaction.objectStore("classes");
    classes.put({ id: "hat", name: "My hats", addedAt: 5, state: "shown" }, "hat");
    classes.delete("socks");
    classes.put({ id: "stockings", name: "socks", addedAt: 5, state: "shown" }, "stockings");
    transaction.objectStore("settings").put("camera", "active-model");
    const models = transaction.objectStore("models");
    const model = await done(models.get("own-1"));
    const weights = new ArrayBuffer(8);
    models.put({ ...model, weights, sha256: "0".repeat(64) }, "own-1");
    await new Promise((resolve) => transaction.addEventListener("complete", resolve));
    database.close();
  });
  await to.renew();
  await to.call("start", { appVersion: "test" });
  const before = await keptBy(to.page);
  // Photos 0, 2 and 3 are here; so is own-2. The photo 1 is another one, and so is own-1.
  expect(await given(to, "importProject", { "hanger.zip": saved.bytes })).toEqual({
    value: { photos: 5, classes: 0, models: 1, same: 6 },
  });
  const after = await keptBy(to.page);
  for (const [store, records] of Object.entries(before)) expect(after[store]).toMatchObject(records);
  expect(Object.keys(after.photos!).length).toBe(9);
  const photos = await to.call("listPhotos", {});
  expect(photos.filter(({ label }) => label === "stockings").length).toBe(1);
  const classes = await to.call("listClasses", undefined);
  expect(classes.filter(({ builtIn }) => !builtIn).map(({ name }) => name)).toEqual(["My hats", "socks"]);
});

test("a device that gets full says how much was added, and keeps that whole", async () => {
  const from = await device(300);
  const { bytes } = await exported(from);
  const { photos: expected } = await keptBy(from.page);
  // The browser remembers for minutes how much room there was: a fresh one is told before it first writes.
  const to = await openApp();
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

describe("refuses, and keeps everything as it is,", () => {
  let app: DrivenApp;
  let good: Record<string, Uint8Array>;

  beforeAll(async () => {
    const from = await openApp();
    await from.call("start", { appVersion: "test" });
    await from.call("listModels", undefined);
    await bringDrawings(from.page);
    await fillCollection(from.page, 3);
    good = unzipSync((await exported(from)).bytes);
    await from.close();
    app = await openApp();
    await app.call("start", { appVersion: "test" });
    await app.call("listModels", undefined);
  });
  afterAll(() => app.close());

  interface ProjectJson {
    version: number;
    photos: Record<string, unknown>[];
    classes: Record<string, unknown>[];
    [key: string]: unknown;
  }

  const zip = (files: Zippable) => zipSync(files, { level: 1 });
  const without = (name: string) => {
    const { [name]: _, ...rest } = good;
    return zip(rest);
  };
  const change = (edit: (project: ProjectJson) => unknown) => {
    const project = JSON.parse(new TextDecoder().decode(good["project.json"])) as ProjectJson;
    edit(project);
    return zip({ ...good, "project.json": strToU8(JSON.stringify(project)) });
  };
  const text = (name: string, edit: (text: string) => string) =>
    zip({ ...good, [name]: strToU8(edit(new TextDecoder().decode(good[name]))) });

  const bomb = () => zip({ ...good, "photos/bomb.jpg": new Uint8Array(250_000_000) });
  const lyingBomb = () => {
    const bytes = zip({ "project.json": new Uint8Array(60_000_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    // The size in the directory, at byte 24 of its only entry; the end record tells where that is.
    view.setUint32(view.getUint32(bytes.length - 6, true) + 24, 100, true);
    return bytes;
  };
  const spoilt = () => {
    const bytes = zipSync(good, { level: 0 });
    const at = Buffer.from(bytes).indexOf("photos/photo-1.jpg") + 100;
    bytes[at] = bytes[at]! ^ 1;
    return bytes;
  };
  /** With a checksum that is right, so that the numbers themselves are looked at. */
  const notANumber = () => {
    const name = "models/own-1/weights.bin";
    const weights = good[name]!.slice();
    // Half precision; the last bias.
    weights.set([0x00, 0x7e], weights.length - 2);
    const sumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    const card = new TextDecoder().decode(good["models/own-1/card.json"]);
    const changed = strToU8(card.replace(sumOf(good[name]!), sumOf(weights)));
    return zip({ ...good, [name]: weights, "models/own-1/card.json": changed });
  };

  test.each<[string, () => Uint8Array, RegExp]>([
    ["a file that is no zip", () => strToU8("hello"), /no zip file/],
    ["an empty file", () => new Uint8Array(0), /no zip file/],
    ["half a file", () => zip(good).subarray(0, 10_000), /damaged or cut off/],
    ["a flipped bit", spoilt, /damaged or cut off/],
    [
      "names that lead out",
      () => zip({ ...good, "../../evil.js": strToU8("x") }),
      /names that lead out of its folder/,
    ],
    ["absolute names", () => zip({ ...good, "/etc/passwd": strToU8("x") }), /names that lead out/],
    ["a zip bomb", bomb, /unpacks to more than Hanger takes in/],
    ["a zip bomb that lies", lyingBomb, /damaged or cut off/],
    ["another file in it", () => zip({ ...good, "run.exe": strToU8("x") }), /more than a collection/],
    ["a photo that is missing", () => without("photos/photo-1.jpg"), /Parts of this file are missing/],
    ["weights that are missing", () => without("models/own-1/weights.bin"), /Parts of this file are missing/],
    ["no collection", () => zip({ "a.txt": strToU8("x") }), /no collection of Hanger's/],
    [
      "a network in place of a collection",
      () => zip({ "model.json": strToU8("{}") }),
      /holds a network, not a collection/,
    ],
    [
      "another format",
      () => change((p) => Object.assign(p, { format: "tree" })),
      /no collection of Hanger's/,
    ],
    [
      "a later version",
      () => change((p) => Object.assign(p, { version: 2 })),
      /newer Hanger\. Update this one/,
    ],
    ["no version", () => change((p) => Object.assign(p, { version: "1" })), /cannot be true, at "version"/],
    [
      "a photo of no class",
      () => change((p) => Object.assign(p.photos[0]!, { label: "tree" })),
      /"photos.label"/,
    ],
    ["a photo twice", () => change((p) => Object.assign(p.photos[0]!, { id: "photo-1" })), /"photos"/],
    [
      "an id that is a path",
      () => change((p) => Object.assign(p.photos[0]!, { id: "../x" })),
      /"photos.0.id"/,
    ],
    [
      "a photo of another size",
      () => change((p) => Object.assign(p.photos[0]!, { width: 81 })),
      /no picture of the size/,
    ],
    [
      "a photo that is none",
      () => zip({ ...good, "photos/photo-0.jpg": good["photos/photo-0.jpg"]!.map(() => 60) }),
      /no picture of the size/,
    ],
    [
      "a class of a long name",
      () => change((p) => Object.assign(p.classes[0]!, { name: "x".repeat(41) })),
      /"classes.0.name"/,
    ],
    [
      "a class of two lines",
      () => change((p) => Object.assign(p.classes[0]!, { name: "a\nb" })),
      /"classes.0.name"/,
    ],
    [
      "10,000 classes",
      () =>
        change((p) =>
          p.classes.push(
            ...Array.from({ length: 10_000 }, (_, i) => ({ ...p.classes[0], id: `c${i}`, name: `c${i}` })),
          ),
        ),
      /"classes"/,
    ],
    [
      "900 classes",
      () =>
        change((p) =>
          p.classes.push(
            ...Array.from({ length: 900 }, (_, i) => ({ ...p.classes[0], id: `c${i}`, name: `c${i}` })),
          ),
        ),
      /more than 200 classes/,
    ],
    [
      "weights of another network",
      () => zip({ ...good, "models/own-1/weights.bin": new Uint8Array(100) }),
      /damaged or cut off/,
    ],
    [
      "a card of another network",
      () => text("models/own-1/card.json", (t) => t.replace('"parameters":340906', '"parameters":1')),
      /damaged or cut off/,
    ],
    [
      "a temperature of none",
      () => text("models/own-1/card.json", (t) => t.replace(/"temperature":[\d.]+/, '"temperature":0')),
      /"card.temperature"/,
    ],
    [
      "a model by another name",
      () => text("models/own-1/card.json", (t) => t.replace('"own-1"', '"camera"')),
      /damaged or cut off/,
    ],
    [
      "a layer that is not known",
      () =>
        text("models/own-1/model.json", (t) =>
          t.replace('"Flatten"', '"Magic"').replace('"GlobalAveragePooling2D"', '"Magic"'),
        ),
      /layer of the kind "Magic"/,
    ],
    ["weights that are no numbers", notANumber, /weights that are no numbers/],
  ])("%s", async (_, make, sentence) => {
    const before = await keptBy(app.page);
    const answer = await given(app, "importProject", { "hanger.zip": make() });
    expect(answer).toMatchObject({ code: "import-refused", sentence: expect.stringMatching(sentence) });
    expect(await keptBy(app.page)).toEqual(before);
  });
});
