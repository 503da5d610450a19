import { createHash } from "node:crypto";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { DrivenApp } from "../../harness/app";
import { bringDrawings } from "../../harness/states/props/drawn";
import { ENGLISH_KIND_NAMES, KINDS, type Kind } from "../../src/contract";
import { exported, fillCollection, given, keptBy } from "./support/copies";
import { openApp } from "./support/driven-app";

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
    ["a file that is no zip", () => strToU8("hello"), /not a zip file/],
    ["an empty file", () => new Uint8Array(0), /not a zip file/],
    ["half a file", () => zip(good).subarray(0, 10_000), /damaged or incomplete/],
    ["a flipped bit", spoilt, /damaged or incomplete/],
    [
      "names that lead out",
      () => zip({ ...good, "../../evil.js": strToU8("x") }),
      /names that point outside its folder/,
    ],
    ["absolute names", () => zip({ ...good, "/etc/passwd": strToU8("x") }), /names that point outside/],
    ["a zip bomb", bomb, /unpacks to more than Hanger accepts/],
    ["a zip bomb that lies", lyingBomb, /damaged or incomplete/],
    ["another file in it", () => zip({ ...good, "run.exe": strToU8("x") }), /more than a Hanger collection/],
    ["a photo that is missing", () => without("photos/photo-1.jpg"), /Parts of this file are missing/],
    ["weights that are missing", () => without("models/own-1/weights.bin"), /Parts of this file are missing/],
    ["no collection", () => zip({ "a.txt": strToU8("x") }), /no Hanger collection/],
    [
      "a network in place of a collection",
      () => zip({ "model.json": strToU8("{}") }),
      /contains a network, not a collection/,
    ],
    ["another format", () => change((p) => Object.assign(p, { format: "tree" })), /no Hanger collection/],
    [
      "a later version",
      () => change((p) => Object.assign(p, { version: 2 })),
      /newer version of Hanger\. Update Hanger/,
    ],
    ["no version", () => change((p) => Object.assign(p, { version: "1" })), /invalid at "version"/],
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
      /does not have the size it states/,
    ],
    [
      "a photo that is none",
      () => zip({ ...good, "photos/photo-0.jpg": good["photos/photo-0.jpg"]!.map(() => 60) }),
      /does not have the size it states/,
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
      /damaged or incomplete/,
    ],
    [
      "a card of another network",
      () => text("models/own-1/card.json", (t) => t.replace(/"parameters":\d+/, '"parameters":1')),
      /damaged or incomplete/,
    ],
    [
      "a temperature of none",
      () => text("models/own-1/card.json", (t) => t.replace(/"temperature":[\d.]+/, '"temperature":0')),
      /"card.temperature"/,
    ],
    [
      "a model by another name",
      () => text("models/own-1/card.json", (t) => t.replace('"own-1"', '"camera"')),
      /damaged or incomplete/,
    ],
    [
      "a layer that is not known",
      () =>
        text("models/own-1/model.json", (t) =>
          t.replace('"Flatten"', '"Magic"').replace('"GlobalAveragePooling2D"', '"Magic"'),
        ),
      /layer of type "Magic"/,
    ],
    ["weights that are no numbers", notANumber, /weights of this network are not numbers/],
  ])("%s", async (_, make, sentence) => {
    const before = await keptBy(app.page);
    const answer = await given(app, "importProject", { "hanger.zip": make() });
    expect(answer).toMatchObject({ code: "import-refused", sentence: expect.stringMatching(sentence) });
    expect(await keptBy(app.page)).toEqual(before);
  });
  const hidden = (id: Kind) => ({ id, name: ENGLISH_KIND_NAMES[id], addedAt: 1, state: "hidden" });
  const merged = (id: Kind) => ({ ...hidden(id), state: "deleted", mergedInto: "coat" });
  const renamed = (id: Kind) => ({ ...hidden(id), name: `A ${id}`, state: "shown" });

  test.each<[string, (id: Kind) => Record<string, unknown>, string]>([
    ["hides", hidden, "hidden"],
    ["merges", merged, "merged"],
    ["renames", renamed, "renamed"],
  ])("a file that %s every built-in class changes none, and tells all of it", async (_, record, kind) => {
    const before = await app.call("listClasses", undefined);
    const bytes = change((p) => {
      delete p.activeModel;
      return Object.assign(p, { classes: KINDS.map(record), photos: [], models: [] });
    });
    const files = Object.entries(unzipSync(bytes)).filter(([name]) => name === "project.json");
    const answer = await given(app, "importProject", { "hanger.zip": zip(Object.fromEntries(files)) });
    const told = KINDS.filter((id) => kind !== "merged" || id !== "coat");
    expect(answer).toMatchObject({
      value: { photos: 0, classes: 0, models: 0, builtIn: told.map((id) => ({ id, kind })) },
    });
    expect(await app.call("listClasses", undefined)).toEqual(before);
  });
});
