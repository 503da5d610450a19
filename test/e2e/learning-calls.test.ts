import type { DrivenApp } from "../../harness/app";
import { openApp } from "./support/driven-app";
import { addGarments } from "./support/garments";
import { storedIn } from "./support/results";

async function startApp(): Promise<DrivenApp> {
  const app = await openApp();
  await app.call("start", { appVersion: "test", backend: "wasm-simd" });
  return app;
}

const activeName = async (app: DrivenApp) =>
  (await app.call("listModels", undefined)).find(({ active }) => active)?.name;

const whatIsStored = async ({ page }: DrivenApp) => {
  const { models, settings } = await storedIn(page);
  const own = (models as { readonly origin: string }[]).filter(({ origin }) => origin !== "shipped");
  return { own, settings };
};

/** Learns, and stops at the first progress where asked to. @returns how it ended */
const learning = ({ page }: DrivenApp, isStopped: boolean): Promise<string> =>
  page.evaluate((isStopped) => {
    const stop = new AbortController();
    const onProgress = () => {
      if (isStopped) stop.abort();
    };
    return globalThis.driver!.client.call("learn", {}, { signal: stop.signal, onProgress }).then(
      () => "done",
      ({ code }) => code,
    );
  }, isStopped);

test("learning that is stopped, or whose worker dies, leaves the old model active and keeps nothing", async () => {
  const app = await startApp();
  try {
    await app.call("addClass", { name: "Beret" });
    await addGarments(app, "beret", "beret", [1, 2, 3, 4]);
    const before = await whatIsStored(app);
    expect(before.own).toEqual([]);

    expect(await learning(app, true)).toBe("cancelled");
    expect(await whatIsStored(app)).toEqual(before);
    expect(await activeName(app)).toBe("camera");

    for (const worker of app.page.workers())
      await worker.evaluate(() => {
        // It dies where it would tell of its first progress.
        if (self.name.startsWith("model")) MessagePort.prototype.postMessage = () => self.close();
      });
    expect(await learning(app, false)).toBe("worker-died");
    expect(await whatIsStored(app)).toEqual(before);
    expect(await activeName(app)).toBe("camera");

    expect((await app.call("learn", {})).newClasses).toEqual(["beret"]);
  } finally {
    await app.close();
  }
});

test("a version that got worse is kept but not used, with a word, and can be used anyway", async () => {
  const app = await startApp();
  try {
    // A few of what is the same are called something else: that draws others along.
    await addGarments(app, "trouser", "trouser", [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await addGarments(app, "bag", "trouser", [11, 12, 13, 14, 15, 16, 17, 18, 19]);
    const result = await app.call("learn", {});
    expect(result.better).toBe(false);
    expect(result.lost.length).toBeGreaterThan(2);
    expect(result.changed[result.lost[0]!]).toMatchObject({ before: "trouser" });
    expect(result.warning).toMatch(/no longer knows \w+ well: .* \d+% instead of \d+% right/);
    expect(result.model.active).toBe(false);
    expect(await activeName(app)).toBe("camera");
    await app.renew();
    await app.call("start", { appVersion: "test", backend: "wasm-simd" });
    expect(await activeName(app)).toBe("camera");

    await app.call("activateModel", { name: result.model.name });
    expect(await activeName(app)).toBe(result.model.name);
    await expect(app.call("deleteModel", { name: result.model.name })).rejects.toThrow("in use");
    await app.call("activateModel", { name: "camera" });
    await app.call("deleteModel", { name: result.model.name });
    expect((await app.call("listModels", undefined)).map(({ name }) => name).sort()).toEqual([
      "camera",
      "fashion-mnist",
    ]);
  } finally {
    await app.close();
  }
});

test("learning again from a version is as learning once, and counts what it was taught fairly", async () => {
  const app = await startApp();
  try {
    await app.call("addClass", { name: "Beret" });
    await addGarments(app, "beret", "beret", [1, 2, 3, 4, 5]);
    await addGarments(app, "coat", "coat", [1, 2, 3]);
    await addGarments(app, "dress", "dress", [1]);
    expect(await app.call("learnOutlook", undefined)).toMatchObject({ photos: 9, newPhotos: 9, wrong: [] });
    const first = await app.call("learn", {});
    expect(first).toMatchObject({ better: true, newClasses: ["beret"], own: { before: 0, count: 8 } });
    expect(first.own!.after).toBeGreaterThan(0.5);
    expect(first.gained.length / 8).toBeCloseTo(first.own!.after);
    expect(first.lost).toEqual([]);
    const outlook = await app.call("learnOutlook", undefined);
    expect(outlook).toMatchObject({ photos: 9, newPhotos: 0, unlearned: [] });
    // One of the nine is alone in its class: too few photos to tell.
    expect(outlook.wrong.length).toBe(8 - Math.round(8 * first.own!.after));
    expect(outlook.seconds).toBeGreaterThan(0);

    const second = await app.call("learn", {});
    expect(second.model.card.parent).toBe(first.model.name);
    expect(second.model.card.weightsSha256).toBe(first.model.card.weightsSha256);
    // It was taught these photos; what counts is what it answered before it was.
    expect(second.own!.before).toBe(first.own!.after);
    expect(second.reference.before).toBe(first.reference.after);
    expect(second.newClasses).toEqual([]);

    const [beret] = await app.call("listPhotos", { label: "beret" });
    await app.call("movePhotos", { ids: [beret!.id], label: "coat" });
    expect(await app.call("learnOutlook", undefined)).toMatchObject({
      photos: 9,
      newPhotos: 1,
      unlearned: [beret!.id],
    });
  } finally {
    await app.close();
  }
});

test("without enough photos, or with a model that cannot be taught, a sentence says what to do", async () => {
  const app = await startApp();
  try {
    expect((await app.call("learnOutlook", undefined)).obstacle).toMatch(/^Add at least 3 photos/);
    await expect(app.call("learn", {})).rejects.toThrow("Add at least 3 photos");
    await addGarments(app, "coat", "coat", [1, 2, 3]);
    expect(await app.call("learnOutlook", undefined)).toMatchObject({ photos: 3, newPhotos: 3 });
    await app.call("activateModel", { name: "fashion-mnist" });
    expect((await app.call("learnOutlook", undefined)).obstacle).toMatch(/cannot learn from your photos/);
    await expect(app.call("learn", {})).rejects.toThrow("Use Camera");
  } finally {
    await app.close();
  }
});

test("a version is called after what it learned, until its owner calls it otherwise", async () => {
  const app = await startApp();
  try {
    const titleInUse = async () =>
      (await app.call("listModels", undefined)).find(({ active }) => active)!.card.title;
    await addGarments(app, "coat", "coat", [1, 2, 3]);
    await app.call("learnAtOnce", undefined);
    expect(await titleInUse()).toBe("Coat taught");
    const { id } = await app.call("addClass", { name: "Scarf" });
    await addGarments(app, id, "dress", [4, 5, 6]);
    await app.call("learnAtOnce", undefined);
    expect(await titleInUse()).toBe("With Scarf");

    const { name } = (await app.call("listModels", undefined)).find(({ active }) => active)!;
    await app.call("renameModel", { name, title: "Winter" });
    await addGarments(app, "coat", "coat", [7]);
    await app.call("learnAtOnce", undefined);
    expect(await titleInUse()).toBe("Winter");
  } finally {
    await app.close();
  }
});

test("a version is renamed, compared with the one it was made of, and names no other's", async () => {
  const app = await startApp();
  try {
    await addGarments(app, "coat", "coat", [1, 2, 3]);
    const { model } = await app.call("learn", { title: "Mine" });
    expect(model.name).toMatch(/^version-\d{4}-\d\d-\d\d-1$/);
    expect(model.card).toMatchObject({ title: "Mine", parent: "camera", figures: { photos: 3 } });
    const again = await app.call("learn", {});
    expect(again.model.name).toBe(model.name.replace(/1$/, "2"));
    const third = await app.call("learn", {});
    expect(third.model.card.title).not.toBe(again.model.card.title);

    await app.call("renameModel", { name: model.name, title: "  My\n coats " });
    const renamed = (await app.call("listModels", undefined)).find(({ name }) => name === model.name);
    expect(renamed?.card.title).toBe("My coats");
    for (const title of ["", " ", "x".repeat(61)]) {
      await expect(app.call("renameModel", { name: model.name, title })).rejects.toThrow("1 to 60");
    }
    await expect(app.call("renameModel", { name: "camera", title: "Mine" })).rejects.toThrow();

    const [before, after] = [
      await app.call("checkOnReference", { name: "camera" }),
      await app.call("checkOnReference", { name: model.name }),
    ];
    expect(Object.keys(before.perClass)).toContain("coat");
    expect(before.accuracy).toBeCloseTo(model.card.figures.referenceBefore!);
    expect(after.accuracy).toBeCloseTo(model.card.figures.referenceAfter!);
    expect(before.count).toBe(model.card.figures.referenceCount);
  } finally {
    await app.close();
  }
});
