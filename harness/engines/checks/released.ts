import { createHash } from "node:crypto";
import { plantHere } from "../../database-fixture";
import { RELEASED, type Release, readRelease } from "../../releases";
import { type Check, hold } from "../check";
import { importFile, photosKept } from "../page";

/** A database of a version that this one knows nothing of. */
const LATER = { version: 999, stores: { later: { key: "value" } } };

type Begin = Parameters<Check["run"]>[0];

export const releasedCheck: Check = {
  name: "released",
  async run(begin) {
    for (const version of RELEASED) {
      const release = readRelease(version);
      await openDatabase(begin, version, release);
      await importProject(begin, version, release);
    }
    await goBack(begin);
    return `data and a project file of ${RELEASED.join(", ")} are whole; those of a later version are left alone`;
  },
};

/** What `photosKept` should find of a release: the photos that were not deleted. */
function photosOf({ database }: Release): Readonly<Record<string, string>> {
  const { photos, jpegs } = database.stores as {
    readonly photos: Readonly<Record<string, { readonly label: string; readonly deletedAt?: number }>>;
    readonly jpegs: Readonly<Record<string, { readonly bytes: string }>>;
  };
  const kept = Object.entries(photos).filter(([, { deletedAt }]) => deletedAt === undefined);
  return Object.fromEntries(
    kept.map(([id, { label }]) => {
      const jpeg = Buffer.from(jpegs[id]!.bytes, "base64");
      return [id, `${label} ${[...createHash("sha256").update(jpeg).digest()].join()}`];
    }),
  );
}

const sorted = (photos: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(photos).sort());

async function openDatabase(begin: Begin, version: string, release: Release): Promise<void> {
  const visit = await begin();
  await visit.open("icons/icon.svg");
  await visit.evaluate(plantHere, release.database);
  const { storage } = await visit.openDriver();
  hold(storage === "persistent", `the database of ${version} does not open`);
  const kept = await visit.evaluate(photosKept);
  hold(sorted(kept) === sorted(photosOf(release)), `photos of ${version} are not what they were`);
  const models = (await visit.call("listModels", undefined)).map(({ card }) => card.title);
  const runs = (await visit.call("listRuns", undefined)).map(({ run }) => run);
  const { listModels, listRuns } = release.answers;
  for (const { card, origin } of listModels)
    hold(
      origin === "shipped" || models.includes(card.title),
      `the model ${card.title} of ${version} is gone`,
    );
  for (const { run } of listRuns) hold(runs.includes(run), `the training ${run} of ${version} is gone`);
}

async function importProject(begin: Begin, version: string, release: Release): Promise<void> {
  const visit = await begin();
  await visit.openDriver();
  const base64 = Buffer.from(release.project).toString("base64");
  const answer = await visit.evaluate(importFile, "importProject", { name: "hanger.zip", base64 });
  hold(answer.ok, `the project file of ${version} was refused: ${answer.ok || answer.failure.message}`);
  const kept = await visit.evaluate(photosKept);
  hold(sorted(kept) === sorted(photosOf(release)), `the project file of ${version} brings other photos`);
}

/** As after a later version was tried, and given up. */
async function goBack(begin: Begin): Promise<void> {
  const visit = await begin();
  await visit.open("icons/icon.svg");
  await visit.evaluate(plantHere, LATER);
  await visit.open("?backend=wasm-simd");
  await visit.read(".note", /belongs to a newer version of Hanger/);
  await visit.press("button", /drawing of a Trouser/);
  await visit.read(".answer h2", /^Trouser/);
  const versions = await visit.evaluate(async () =>
    (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`),
  );
  hold(versions.includes(`hanger ${LATER.version}`), `of a later version's data there is: ${versions}`);
}
