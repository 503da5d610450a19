import { type DrivenApp, openApp as openInOwnBrowser } from "../../harness/app";
import { bringDrawings } from "../../harness/states/props/drawn";
import { type AddedPhotos, KINDS } from "../../src/contract";
import { openApp } from "./support/driven-app";

let app: DrivenApp;

beforeEach(async () => {
  app = await openApp();
  await bringDrawings(app.page);
  await app.call("start", { appVersion: "test" });
});

afterEach(() => app.close());

/** Adds drawings, and the files whose content is given as text. */
function add(label: string, seeds: readonly number[], wrong: readonly string[] = []): Promise<AddedPhotos> {
  return app.page.evaluate(
    async ([label, seeds, wrong]) => {
      const photos = [];
      for (const seed of seeds) {
        const blob = await globalThis.drawPhoto(seed);
        photos.push({ name: `${seed}.jpg`, image: { kind: "blob" as const, blob } });
      }
      for (const text of wrong) {
        photos.push({ name: "wrong.jpg", image: { kind: "blob" as const, blob: new Blob([text]) } });
      }
      return globalThis.driver!.client.call("addPhotos", { label, photos });
    },
    [label, seeds, wrong] as const,
  );
}

const countOf = async (label: string) =>
  (await app.call("listClasses", undefined)).find(({ id }) => id === label)?.photos;

test("photos are kept as small JPEGs with what is learned from, and wrong files are named", async () => {
  const { added, duplicates, refused } = await add("coat", [1, 2], ["", "no picture", "<svg></svg>"]);
  expect(added.map(({ name, label }) => [name, label])).toEqual([
    ["1.jpg", "coat"],
    ["2.jpg", "coat"],
  ]);
  expect(duplicates).toEqual([]);
  expect(refused.map(({ message }) => message)).toEqual([
    expect.stringMatching(/empty/),
    expect.stringMatching(/not a picture/),
    expect.stringMatching(/SVG/),
  ]);
  expect(Math.max(added[0]!.width, added[0]!.height)).toBe(375);
  expect(await countOf("coat")).toBe(2);

  const shown = await app.page.evaluate(async (id) => {
    const [pixels] = await globalThis.driver!.client.call("photoPixels", { ids: [id, "none"] });
    const { width, height } = await createImageBitmap(pixels!.jpeg);
    const { input } = await globalThis.driver!.client.call("photoInput", { id });
    return {
      type: pixels!.jpeg.type,
      width,
      height,
      input: input.pixels.length === input.width * input.height,
    };
  }, added[0]!.id);
  expect(shown).toEqual({
    type: "image/jpeg",
    width: added[0]!.width,
    height: added[0]!.height,
    input: true,
  });
});

test("the same file is not added twice, nor another copy of it to the same class; to another class it may be", async () => {
  const [first] = (await add("coat", [1])).added;
  expect((await add("dress", [1])).duplicates).toEqual([{ name: "1.jpg", of: first!.id, label: "coat" }]);
  const copy = (label: string) =>
    app.page.evaluate(async (label) => {
      const blob = await globalThis.drawPhoto(1, 180, 0.6);
      const photos = [{ name: "copy.jpg", image: { kind: "blob" as const, blob } }];
      return globalThis.driver!.client.call("addPhotos", { label, photos });
    }, label);
  expect((await copy("coat")).duplicates).toEqual([{ name: "copy.jpg", of: first!.id, label: "coat" }]);
  const [other] = (await copy("dress")).added;
  await add("dress", [2, 3]);
  expect(await app.call("findDuplicates", undefined)).toEqual([[first!.id, other!.id]]);
});

test("deleted photos come back until the app is closed, and are gone for good after", async () => {
  const { added } = await add("coat", [1, 2, 3]);
  const ids = added.map(({ id }) => id);
  await app.call("deletePhotos", { ids: ids.slice(0, 2) });
  expect((await app.call("listPhotos", {})).map(({ id }) => id)).toEqual(ids.slice(2));
  await app.call("restorePhotos", { ids: ids.slice(0, 1) });
  expect(await countOf("coat")).toBe(2);
  await app.renew();
  await app.call("start", { appVersion: "test" });
  await app.call("listPhotos", {});
  await app.call("restorePhotos", { ids });
  expect((await app.call("listPhotos", { label: "coat" })).map(({ id }) => id).sort()).toEqual(
    [ids[0]!, ids[2]!].sort(),
  );
  expect(await app.call("photoPixels", { ids })).toHaveLength(2);
});

test("a class takes its photos along: merged, deleted and brought back", async () => {
  const beret = await app.call("addClass", { name: "Beret" });
  expect(beret).toMatchObject({ id: "beret", name: "Beret", builtIn: false, known: false, photos: 0 });
  await add("beret", [1, 2]);
  await add("sandal", [3]);
  await app.call("mergeClasses", { from: "sandal", into: "beret" });
  expect(await countOf("sandal")).toBeUndefined();
  expect(await countOf("beret")).toBe(3);

  const { photos } = await app.call("deleteClass", { id: "beret" });
  expect(photos).toHaveLength(3);
  expect(await countOf("beret")).toBeUndefined();
  expect(await app.call("listPhotos", {})).toEqual([]);
  await app.call("restorePhotos", { ids: photos });
  expect(await countOf("beret")).toBe(3);
  await expect(app.call("deleteClass", { id: "coat" })).rejects.toThrow(/comes with Hanger/);
  await expect(app.call("movePhotos", { ids: photos, label: "sandal" })).rejects.toThrow(/no longer exists/);
  await app.call("movePhotos", { ids: photos.slice(0, 1), label: "coat" });
  expect(await countOf("coat")).toBe(1);
});

test("answers follow what was renamed, merged and hidden at once", async () => {
  const answered = async () => {
    const { answers, sure } = await app.page.evaluate(async () => {
      const image = { kind: "blob" as const, blob: await globalThis.drawPhoto(5) };
      return globalThis.driver!.client.call("classify", { image, top: 20 });
    });
    return { names: answers.map(({ name }) => name), answers, sure };
  };
  const before = await answered();
  const [first, second, third] = before.answers;
  await app.call("renameClass", { id: first!.label, name: "<img src=x onerror=alert(1)>" });
  expect((await answered()).names[0]).toBe("<img src=x onerror=alert(1)>");
  await app.call("mergeClasses", { from: first!.label, into: second!.label });
  const merged = await answered();
  expect(merged.names).toHaveLength(KINDS.length - 1);
  expect(merged.answers[0]).toMatchObject({
    name: second!.name,
    probability: expect.closeTo(first!.probability + second!.probability),
  });
  await app.call("hideClass", { id: second!.label, hidden: true });
  const hidden = await answered();
  expect(hidden.names[0]).toBe(third!.name);
  expect(hidden.answers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
});

test("nothing is heard of a call's progress once it was cancelled", async () => {
  const { heard, added } = await app.page.evaluate(async () => {
    const seeds = [1, 2, 3];
    const blobs = await Promise.all(seeds.map((seed) => globalThis.drawPhoto(seed)));
    const photos = blobs.map((blob) => ({ name: "", image: { kind: "blob" as const, blob } }));
    const { client } = globalThis.driver!;
    const heard: number[] = [];
    const calling = new AbortController();
    const onProgress = ({ done }: { done: number }) => {
      heard.push(done);
      calling.abort();
    };
    const options = { signal: calling.signal, onProgress };
    const { added } = await client.call("addPhotos", { label: "coat", photos }, options);
    await client.call("listClasses", undefined);
    return { heard, added: added.length };
  });
  // The worker is at the second photo when it hears that it is to stop, and says so when that one is added.
  expect(added).toBeGreaterThan(1);
  expect(heard).toEqual([1]);
});

test("nothing is heard of a call's progress once it was answered", async () => {
  const { sent, heard } = await app.page.evaluate(async () => {
    const blob = await globalThis.drawPhoto(1);
    const photos = [{ name: "", image: { kind: "blob" as const, blob } }];
    const heard: number[] = [];
    const onProgress = ({ done }: { done: number }) => void heard.push(done);
    // Holds the messages of ports that are opened from now on, as a page does that is busy while they come.
    const held: MessagePort[] = [];
    const { start } = MessagePort.prototype;
    MessagePort.prototype.start = function (this: MessagePort) {
      held.push(this);
    };
    await globalThis.driver!.client.call("addPhotos", { label: "coat", photos }, { onProgress });
    const sent = held.map((port) => {
      const message = new Promise((resolve) => port.addEventListener("message", resolve, { once: true }));
      start.call(port);
      return message;
    });
    await Promise.all(sent);
    return { sent: sent.length, heard };
  });
  expect(sent).toBe(1);
  expect(heard).toEqual([]);
});

test("a device that becomes full keeps what was added and names the rest", async () => {
  // The browser remembers for minutes how much room there was: a fresh one is told before it first writes.
  await app.close();
  app = await openInOwnBrowser();
  await bringDrawings(app.page);
  const session = await app.page.context().newCDPSession(app.page);
  const { origin } = new URL(app.page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_400_000 });
  await app.call("start", { appVersion: "test" });
  const seeds = Array.from({ length: 80 }, (_, i) => 100 + i);
  const { added, refused } = await add("coat", seeds);
  expect(added.length).toBeGreaterThan(0);
  expect(added.length + refused.length).toBe(seeds.length);
  expect(refused.at(-1)).toEqual({
    name: "179.jpg",
    code: "storage-full",
    message: expect.stringMatching(/no space left/),
  });
  expect(await countOf("coat")).toBe(added.length);
  const pixels = await app.call("photoPixels", { ids: added.map(({ id }) => id) });
  expect(pixels).toHaveLength(added.length);
});
