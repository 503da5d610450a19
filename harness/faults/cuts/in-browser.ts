import { rmSync } from "node:fs";
import { type DrivenApp, openApp } from "../../app";
import { DRAWN_DATASET_MOUNT } from "../../drawn-dataset/prepare";
import { fingerprint } from "../fingerprint";
import { INVARIANTS } from "../invariants";
import { Ledger } from "../ledger";
import type { Records } from "../writes";
import type { Recording } from "./recording";

/** Opens a cut database in a browser: it has to hold the records that were read without one, and the app has to start on it. */
export async function checkCut(recording: Recording, log: Buffer, expected: Records): Promise<BrowserCheck> {
  const profile = recording.profileOf(log);
  try {
    return await checkProfile(recording, profile, [expected]);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface BrowserCheck {
  readonly checks: number;
  readonly broken: readonly string[];
}

/** Opens a profile: its database has to be one of those expected, each byte of it, and the app has to start on it. */
export async function checkProfile(
  { port }: Recording,
  profile: string,
  expected: readonly Records[],
): Promise<BrowserCheck> {
  const app = await openOn(port, profile);
  try {
    const found = await readRecords(app);
    const differences = expected.map((each) => differencesOf(found, each));
    const broken = differences.some((each) => each.length === 0) ? [] : [...differences.at(-1)!];
    for (const { name, check } of INVARIANTS) {
      const failed = await check(app, new Ledger());
      broken.push(...failed.map((sentence) => `${name}: ${sentence}`));
    }
    return { checks: 1 + INVARIANTS.length, broken };
  } finally {
    await app.close();
  }
}

/** Opens the app's page in a browser with this profile. The app has not begun to use its database then. */
export const openOn = (port: number, profile: string): Promise<DrivenApp> =>
  openApp({
    server: { port, mounts: DRAWN_DATASET_MOUNT },
    browser: { profile, launch: { serviceWorkers: "block" } },
  });

const differencesOf = (found: Records, expected: Records): readonly string[] =>
  [...new Set([...found.keys(), ...expected.keys()])]
    .filter((key) => found.get(key) !== expected.get(key))
    .map((key) => {
      if (!found.has(key)) return `${key} is missing`;
      return expected.has(key) ? `${key} is another` : `${key} should not be there`;
    });

async function readRecords({ page }: DrivenApp): Promise<Records> {
  await page.evaluate(`globalThis.fingerprintOf = ${fingerprint}; undefined`);
  return new Map(await page.evaluate(readAll));
}

/** Runs in the page. */
async function readAll(): Promise<[string, string][]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open("hanger"));
  const records: [string, string][] = [];
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    for (const [i, key] of keys.entries())
      records.push([`${name} ${key}`, await globalThis.fingerprintOf(values[i])]);
  }
  database.close();
  return records;
}
