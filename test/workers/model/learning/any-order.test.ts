import fc from "fast-check";
import { type CopyProgress, HangerError, type LearnProgress } from "../../../../src/contract";
import { fromBase64Url, toBase64Url } from "../../../../src/formats/base64url";
import { writeClassShare } from "../../../../src/formats/class-share";
import type { Head } from "../../../../src/ml/networks/head";
import { encodeMemory } from "../../../../src/ml/training/memory";
import { encodeStatistics, NO_CLASS, type Statistics } from "../../../../src/ml/training/statistics";
import { Random } from "../../../../src/random/random";
import { keepModel, type WholeModel } from "../../../../src/storage";
import { MemoryStorage } from "../../../../src/storage/memory";
import type { ClassRecordCache } from "../../../../workers/model/collection/class-record-cache";
import type { CallContext } from "../../../../workers/model/handler";
import type { Maker } from "../../../../workers/model/learning/learn";

const SIZE = 4;
const LARGEST = new Float32Array(SIZE).fill(255);
const LABELS = ["t-shirt", "coat", "bag"];

/** What a network sees in a picture: whole numbers, 0..255, that follow from the picture alone. */
const featuresOf = (picture: number) => {
  const random = new Random(picture, 1);
  return Array.from({ length: SIZE }, () => random.below(256));
};

const STATISTICS: Statistics = {
  size: SIZE,
  largest: LARGEST,
  prototypes: [0, 1, 2, NO_CLASS].map((label, i) => ({
    label,
    count: 50,
    mean: Float64Array.from({ length: SIZE }, (_, k) => 20 + 50 * ((i + k) % 4)),
  })),
  covariance: Float64Array.from({ length: SIZE * SIZE }, (_, i) => (i % (SIZE + 1) === 0 ? 900 : 40)),
  shrinkage: 0.1,
  temperature: 2,
};

/** A network that is a convolution of one value; nothing computes with it. */
const BODY = Float32Array.of(1, 0);
const MODEL_JSON = JSON.stringify({
  weightsManifest: [
    {
      weights: [
        { name: "k", shape: [1, 1, 1, 1] },
        { name: "b", shape: [1] },
      ],
    },
  ],
});

/** Bytes as an ArrayBuffer of Node's own, as its `crypto` wants them. */
function bufferOf(values: ArrayBufferView): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = values;
  const copy = new ArrayBuffer(byteLength);
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength));
  return copy;
}

const hexadecimal = (bytes: ArrayBuffer) => Buffer.from(bytes).toString("hex");
const sha256 = async (bytes: BufferSource) => hexadecimal(await crypto.subtle.digest("SHA-256", bytes));

/** The functions of the worker, which read where it was loaded from when they are. */
async function loadWorker() {
  Object.assign(globalThis, { self: { location: { href: "http://localhost/assets/model.js" } } });
  const [learning, classes, photos, learnAtOnce, learn, teach, cache, models, saving, opening] =
    await Promise.all([
      import("../../../../workers/model/learning/shares"),
      import("../../../../workers/model/collection/class-calls"),
      import("../../../../workers/model/collection/photos"),
      import("../../../../workers/model/learning/learn-at-once"),
      import("../../../../workers/model/learning/learn"),
      import("../../../../workers/model/learning/teach"),
      import("../../../../workers/model/collection/class-record-cache"),
      import("../../../../workers/model/models/shipped-models"),
      import("../../../../workers/model/take-along/export-project"),
      import("../../../../workers/model/take-along/import-project"),
    ]);
  return {
    ...learning,
    ...classes,
    ...photos,
    ...learnAtOnce,
    ...learn,
    ...teach,
    ...cache,
    ...models,
    ...saving,
    ...opening,
  };
}

let worker: Awaited<ReturnType<typeof loadWorker>>;
let rootSha256: string;
let sentHere: readonly string[];

beforeAll(async () => {
  rootSha256 = await sha256(BODY);
  const card = {
    name: "camera",
    version: "1",
    title: "Camera",
    labels: LABELS,
    weightsSha256: rootSha256,
    figures: {},
  };
  const [weights, statistics] = [bufferOf(BODY), bufferOf(encodeStatistics(STATISTICS))];
  const files: Readonly<Record<string, object>> = {
    "card.json": { json: async () => card },
    "model.json": { text: async () => MODEL_JSON },
    "weights.bin": { arrayBuffer: async () => weights },
    "statistics.bin": { arrayBuffer: async () => statistics },
  };
  // The host of the app.
  globalThis.fetch = async (address) =>
    ({ ok: true, ...files[String(address).split("/").at(-1)!] }) as Response;
  worker = await loadWorker();
  sentHere = sentTexts();
});

interface Picture {
  readonly id: string;
  readonly picture: number;
}

/** A device with its own photos, classes, shares and versions. What its network sees is given. */
class Device {
  readonly storage = new MemoryStorage();
  readonly classes: ClassRecordCache = new worker.ClassRecordCache(this.storage);
  /** Which picture each photo shows. */
  readonly shows = new Map<string, number>();
  active = "camera";
  private added = 0;

  /** Of the context, what learning and changing the collection need. */
  get context(): CallContext<LearnProgress | CopyProgress> {
    const device = this;
    return {
      storage: this.storage,
      classes: this.classes,
      answering: {
        get activeName() {
          return device.active;
        },
        get active() {
          return { card: { name: device.active, labels: [] } };
        },
        async use(name: string) {
          device.active = name;
        },
      },
      computing: { active: { backend: "cpu" }, use: async () => ({ backend: "cpu" }) },
      turns: { take: <T>(work: () => Promise<T>) => work() },
      signal: new AbortController().signal,
      progress: () => undefined,
    } as unknown as CallContext<LearnProgress | CopyProgress>;
  }

  async add({ id, picture }: Picture, label: string): Promise<void> {
    this.shows.set(id, picture);
    const addedAt = this.added++;
    const photo = { id, label, addedAt, name: "", width: 1, height: 1, bytes: 1, sha256: "", look: "" };
    await this.storage.write([
      { store: "photos", key: id, value: photo },
      {
        store: "framed",
        key: id,
        value: { side: 1, pixels: Uint8Array.of(0, 0, 0), ground: [0, 0, 0] },
      },
    ]);
  }

  /** As `makeVersion` does, without the network. */
  private readonly make: Maker = async (learning, { name, title }) => {
    const { lessons, state, parent } = learning;
    const { labels, learnedFrom } = state;
    const all = lessons.map((_, i) => i);
    // Both views are alike.
    const once = lessons.flatMap(({ id }) => featuresOf(this.shows.get(id)!));
    const seen = { count: lessons.length, size: SIZE, features: Float32Array.from([...once, ...once]) };
    const taught = worker.taughtBy(learning, SIZE);
    const memory = worker.memoryWith(taught, seen, all);
    const head = worker.headWith({ statistics: STATISTICS }, memory, taught.given, labels.length);
    const weights = bufferOf(Float32Array.from([...BODY, ...bitsOf(head)]));
    const weightsSha256 = await sha256(weights);
    const from = { ...learnedFrom, broughtPhotos: taught.brought.count };
    const card = { ...learning.root.card, name, title, labels, weightsSha256, learnedFrom: from };
    const record: WholeModel = {
      card: { ...card, parent: parent.card.name },
      origin: "trained",
      modelJson: MODEL_JSON,
      weights,
      sha256: weightsSha256,
      memory: encodeMemory(memory, LARGEST).buffer,
      taught: lessons.map(({ id, label }) => ({ id, label })),
    };
    const reference = { before: 1, after: 1, count: 1 };
    return {
      record,
      newClasses: [],
      warning: undefined,
      seconds: 0,
      pace: { photoMs: 0, restMs: 0 },
      own: undefined,
      ofNew: undefined,
      reference,
      ownByClass: [],
      referenceByClass: [],
      lost: [],
      gained: [],
      changed: {},
    };
  };

  follow(): Promise<unknown> {
    return worker.learnAtOnce(undefined, this.context, this.make);
  }

  catchUp(): Promise<unknown> {
    return worker.learnAtOnce({ isCatchingUp: true }, this.context, this.make);
  }

  async learn(): Promise<void> {
    const { storage } = this;
    const name = await worker.freeName(storage);
    const title = name;
    await worker.teachVersion(
      { parent: this.active, name, title, isAtOnce: false },
      this.context,
      undefined,
      this.make,
    );
  }

  /** The bits of the head that answers, with the names of its columns. */
  async head(): Promise<unknown> {
    const { card, weights } = await worker.loadModel(this.storage, this.active);
    return { isCamera: this.active === "camera", labels: card.labels, weights: hexadecimal(weights) };
  }

  /** The ids of the classes that can be taught: three built-in ones and the own ones. */
  async labels(): Promise<readonly string[]> {
    const all = await worker.listClasses(undefined, this.context);
    return all.filter(({ id, builtIn }) => !builtIn || LABELS.includes(id)).map(({ id }) => id);
  }

  async photoIds(): Promise<readonly string[]> {
    return this.storage.getAllKeys("photos");
  }
}

const bitsOf = ({ prototypes: { kernel, bias }, groups }: Head) => [...kernel, ...bias, ...groups];

/** A new device with the classes, photos and shares of another; its photos have other ids, and are added in another order. */
async function fromScratch({ storage, shows }: Device, seed: number): Promise<Device> {
  const device = new Device();
  for (const store of ["classes", "shares"] as const) {
    for (const value of await storage.getAll(store)) {
      await device.storage.write([{ store, key: value.id, value } as never]);
    }
  }
  const photos = await storage.getAll("photos");
  for (const i of new Random(seed).permutation(photos.length)) {
    const { id, label } = photos[i]!;
    await device.add({ id: `again ${id}`, picture: shows.get(id)! }, label);
  }
  await device.follow();
  return device;
}

/** What a device with these pictures sends of a class; a later one takes the place of an earlier one of the same sender. */
function sent(label: string, sender: number, pictures: readonly number[], madeAt: number): string {
  const sums = new Uint32Array(SIZE);
  for (const picture of pictures) {
    featuresOf(picture).forEach((value, k) => {
      sums[k]! += value;
    });
  }
  const id = `${sender}`.padStart(12, "0") + label.charCodeAt(0).toString().padStart(8, "0");
  return writeClassShare({
    network: rootSha256.slice(0, 8),
    label,
    photos: pictures.length,
    sums,
    id,
    madeAt,
  });
}

const sentTexts = () => [
  sent("Parka", 1, [101, 102, 103], 10),
  sent("Parka", 1, [101, 102, 103, 104], 20),
  sent("Parka", 2, [105], 10),
  sent("coat", 1, [106, 107], 10),
  sent("Scarf", 2, [108, 109], 10),
];

type Act = (device: Device) => Promise<unknown>;

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)];

/** What an owner can do. What it is done to is picked by a number among what there is. */
const acts: fc.Arbitrary<{ readonly name: string; readonly act: Act }> = fc
  .record({
    name: fc.constantFrom(
      ...["add", "add", "add", "move", "delete", "undo", "merge", "class", "delete class", "rename"],
      ...["learn", "share", "share", "take out", "go back"],
    ),
    at: fc.nat({ max: 30 }),
    to: fc.nat({ max: 30 }),
  })
  .map(({ name, at, to }) => ({
    name: `${name} ${at} ${to}`,
    act: async (device) => {
      const { context, storage } = device;
      const [labels, ids] = [await device.labels(), await device.photoIds()];
      const [photo, label] = [pick(ids, at), pick(labels, to)!];
      if (name === "add" && !device.shows.has(`${at}`)) await device.add({ id: `${at}`, picture: at }, label);
      if (name === "move" && photo) await worker.movePhotos({ ids: [photo], label }, context);
      if (name === "delete")
        await worker.deletePhotos({ ids: ids.slice(at % 5, 1 + (at % 5) + (to % 3)) }, context);
      if (name === "undo")
        await worker.restorePhotos({ ids: await storage.getAllKeys("deletedPhotos") }, context);
      if (name === "merge") await worker.mergeClasses({ from: pick(labels, at)!, into: label }, context);
      if (name === "class") await worker.addClass({ name: pick(["Parka", "Scarf", "Älter"], at)! }, context);
      if (name === "delete class") await worker.deleteClass({ id: label }, context);
      if (name === "rename") await worker.renameClass({ id: label, name: `Name ${at % 3}` }, context);
      if (name === "learn") await device.learn();
      if (name === "share") await worker.addShare({ text: pick(sentHere, at)! }, context);
      if (name === "take out")
        await worker.removeShare({ id: pick(await storage.getAllKeys("shares"), at) ?? "" }, context);
      if (name === "go back") device.active = pick(await storage.getAllKeys("models"), at) ?? "camera";
    },
  }));

/** Does something, or is told why that cannot be done. */
const attempt = (act: Act, device: Device) =>
  act(device).catch((error) => {
    if (!(error instanceof HangerError)) throw error;
  });

/** Does what can be done, in turn. */
async function doAll(device: Device, acted: readonly Acted[]): Promise<void> {
  for (const { does, isFollowed } of acted) {
    await attempt(does.act, device);
    if (isFollowed) await device.follow();
  }
  await device.follow();
}

/** A device with two classes of its own. */
async function newDevice(): Promise<Device> {
  const device = new Device();
  await worker.addClass({ name: "Parka" }, device.context);
  await worker.addClass({ name: "Scarf" }, device.context);
  return device;
}

interface Acted {
  readonly does: { readonly name: string; readonly act: Act };
  readonly isFollowed: boolean;
}

const steps = fc.array(fc.record({ does: acts, isFollowed: fc.boolean() }), { minLength: 2, maxLength: 12 });

test("whatever was added, moved, merged, deleted, undone, shared and learned, the head is that of what is left, bit for bit", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (acted, seed) => {
      const device = await newDevice();
      await doAll(device, acted);
      expect(await device.head()).toEqual(await (await fromScratch(device, seed)).head());
    }),
    { numRuns: 2000 },
  );
});

const keptIn = async ({ storage }: Device) => ({
  classes: await storage.getAll("classes"),
  photos: await storage.getAll("photos"),
  shares: await storage.getAll("shares"),
});

test("shares taken back, in any order and after whatever was learned with them, leave no trace", async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.shuffledSubarray([0, 2, 3, 4], { minLength: 1 }),
      fc.boolean(),
      async (acted, added, isLearned) => {
        const device = await newDevice();
        await doAll(device, acted);
        for (const id of await device.storage.getAllKeys("shares")) await take(device, id);
        await device.follow();
        const [before, head] = [await keptIn(device), await device.head()];
        const ids: string[] = [];
        for (const at of added) {
          const share = await worker.addShare({ text: sentHere[at]! }, device.context).catch(() => undefined);
          if (share) ids.unshift(share.id);
          await device.follow();
        }
        if (isLearned && (await device.photoIds()).length > 2) await device.learn();
        for (const id of ids) await take(device, id);
        await device.follow();
        expect(await keptIn(device)).toEqual(before);
        expect(await device.head()).toEqual(head);
      },
    ),
    { numRuns: 400 },
  );
});

const take = (device: Device, id: string) => worker.removeShare({ id }, device.context);

test("what a device sends later of a class takes the place of what it sent before, and never the other way round", async () => {
  const [earlier, later] = [sentHere[0]!, sentHere[1]!];
  const device = new Device();
  for (const text of [earlier, earlier, later, earlier, later])
    await worker.addShare({ text }, device.context);
  await device.follow();
  const once = new Device();
  await worker.addShare({ text: later }, once.context);
  await once.follow();
  expect(await device.head()).toEqual(await once.head());
  expect(await worker.listShares(undefined, device.context)).toMatchObject([{ photos: 4, isCounted: true }]);
  expect(await worker.openShare({ text: earlier }, device.context)).toMatchObject({ isCounted: true });

  await worker.removeShare({ id: `${"0".repeat(11)}100000080` }, once.context);
  await worker.addShare({ text: earlier }, once.context);
  expect(await worker.openShare({ text: later }, once.context)).toMatchObject({
    isCounted: false,
    earlier: 3,
  });
});

test("a device's own share is refused with a sentence, and a share of version 1 counts once, however it is spelled", async () => {
  const device = new Device();
  const sender = { store: "settings", key: "share-sender", value: `${"0".repeat(11)}1` } as const;
  await device.storage.write([sender]);
  for (const call of [worker.openShare, worker.addShare]) {
    await expect(call({ text: sentHere[0]! }, device.context)).rejects.toThrow(
      "This device sent this itself",
    );
  }
  const bytes = fromBase64Url(sentHere[3]!);
  const first = toBase64Url(Uint8Array.from([1, ...bytes.slice(1, 9), ...bytes.slice(23)]));
  const spelled = [first, `${first}=`.replace(/(.)=$/, (_, last: string) => spelledOtherwise(last))];
  const added = [];
  for (const text of spelled) added.push((await worker.addShare({ text }, device.context)).id);
  expect(spelled[0]).not.toBe(spelled[1]);
  expect(added[0]).toBe(added[1]);
  expect(await worker.listShares(undefined, device.context)).toHaveLength(1);
});

/** A last character whose unused bits are others. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const spelledOtherwise = (last: string) => LETTERS[LETTERS.indexOf(last) + 1]!;

test("a damaged share, or one of other features, is told of, counts for nothing, and can be taken out", async () => {
  const device = new Device();
  await worker.addShare({ text: sentHere[0]! }, device.context);
  const [share] = await device.storage.getAll("shares");
  const damaged = { ...share!, id: "damaged", sums: new Uint32Array(SIZE - 1) };
  await device.storage.write([{ store: "shares", key: "damaged", value: damaged }]);
  await device.follow();
  const listed = await worker.listShares(undefined, device.context);
  expect(listed.map(({ id, isCounted }) => [id, isCounted])).toEqual([
    [share!.id, true],
    ["damaged", false],
  ]);
  expect(await device.head()).toEqual(await (await fromScratch(device, 1)).head());
  await take(device, "damaged");
  expect(await worker.listShares(undefined, device.context)).toHaveLength(1);
});

test("a saved file takes along what others learned, and opening it again, or one of before, changes nothing", async () => {
  const [mine, theirs] = [new Device(), new Device()];
  await worker.addShare({ text: sentHere[0]! }, mine.context);
  const { blob: early } = await worker.exportProject(undefined, mine.context);
  for (const at of [1, 3]) await worker.addShare({ text: sentHere[at]! }, mine.context);
  const damaged = { ...(await mine.storage.getAll("shares"))[0]!, id: "damaged", photos: 0 };
  await mine.storage.write([{ store: "shares", key: "damaged", value: damaged }]);
  const { blob } = await worker.exportProject(undefined, mine.context);
  for (const file of [blob, early, blob]) await worker.importProject({ file }, theirs.context);
  await Promise.all([mine.follow(), theirs.follow()]);
  expect(await theirs.head()).toEqual(await mine.head());
  expect(await worker.listShares(undefined, theirs.context)).toMatchObject([
    { name: "Parka", photos: 4, isCounted: true },
    { name: "Coat", photos: 2, isCounted: true },
  ]);
});

test("a change that was missed is made up for once, and the model that the owner chose since stays", async () => {
  const device = await newDevice();
  await device.add({ id: "1", picture: 1 }, "parka");
  await device.catchUp();
  const { active } = device;
  expect(active).not.toBe("camera");
  expect(await device.head()).toEqual(await (await fromScratch(device, 1)).head());
  device.active = "camera";
  await device.catchUp();
  expect(device.active).toBe("camera");
  await device.add({ id: "2", picture: 2 }, "coat");
  await device.catchUp();
  expect(await device.head()).toEqual(await (await fromScratch(device, 1)).head());
});

test("photos that were never here are remembered as if they were, until their class is deleted", async () => {
  const other = await newDevice();
  await other.add({ id: "1", picture: 1 }, "parka");
  await other.add({ id: "2", picture: 2 }, "scarf");
  await other.follow();
  const brought = (await worker.loadModel(other.storage, other.active))!;
  const card = {
    ...brought.card,
    name: "brought",
    learnedFrom: { checksum: "", shares: [], brought: ["parka"], broughtPhotos: 1 },
  };
  const device = await newDevice();
  await device.storage.write(keepModel({ ...brought, card }));
  device.active = "brought";
  await device.add({ id: "2", picture: 2 }, "scarf");
  await device.add({ id: "3", picture: 3 }, "parka");
  await device.add({ id: "5", picture: 5 }, "coat");
  await device.follow();
  const all = await fromScratch(device, 1);
  await all.add({ id: "1", picture: 1 }, "parka");
  await all.follow();
  expect(await device.head()).toEqual(await all.head());
  // Its own photos, which it remembers beside them, do not count twice.
  await device.learn();
  for (const each of [device, all]) {
    await each.add({ id: "4", picture: 4 }, "parka");
    await each.follow();
  }
  expect(await device.head()).toEqual(await all.head());
  await worker.deleteClass({ id: "parka" }, device.context);
  await device.follow();
  expect(await device.head()).toEqual(await (await fromScratch(device, 1)).head());
});
