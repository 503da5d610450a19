import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openApp } from "../../app";
import { CommandError } from "../../command-error";
import { DRAWN_DATASET_MOUNT } from "../../drawn-dataset/prepare";
import { type RecordedWrite, recordWrites, takeWrites } from "../writes";
import { WRITING_ACTIONS } from "../writing";

/** Everything that the app has written to its database in one visit that did all of `WRITING_ACTIONS`. */
export interface Recording {
  /** LevelDB's log, from the first byte of the database on. */
  readonly log: Buffer;
  /** The folder of values that lie in files of their own; of those that were deleted too. */
  readonly files: string;
  readonly writes: readonly RecordedWrite[];
  /** After each action, what it has been told: how long the log was then, and how many writes there were. */
  readonly confirmed: readonly { readonly action: string; readonly end: number; readonly writes: number }[];
  /** Makes a browser's profile with the database as it was when the log had this content. */
  profileOf(log: Buffer): string;
  /** The number of photos added to each of two classes. */
  readonly photos: number;
  /** Of the server; a database belongs to its address. */
  readonly port: number;
  remove(): void;
}

/** LevelDB's first log; its next one begins after 4 MB, which the actions stay below. */
const LOG = "000003.log";

/** How often to look for files that will soon be deleted: many times in an epoch of the smallest training. */
const LOOK_AGAIN_MS = 5;

/** @param photos the number of photos added to each of two classes */
export async function recordActions(photos: number): Promise<Recording> {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-cuts-"));
  const profile = path.join(folder, "profile");
  const kept = path.join(folder, "files");
  mkdirSync(path.join(profile, "Default", "IndexedDB"), { recursive: true });
  const app = await openApp({
    server: { mounts: DRAWN_DATASET_MOUNT },
    browser: { profile, launch: { serviceWorkers: "block" } },
  });
  let watcher: NodeJS.Timeout | undefined;
  try {
    const port = Number(new URL(app.page.url()).port);
    const database = (root: string, kind: string) =>
      path.join(root, "Default", "IndexedDB", `http_localhost_${port}.indexeddb.${kind}`);
    await recordWrites(app.page);
    await app.renew();
    // A checkpoint's files are deleted once the next one is written, an epoch later. Node tells of files in new folders
    // too late for that.
    watcher = setInterval(() => linkFiles(database(profile, "blob"), kept), LOOK_AGAIN_MS);
    const writes: RecordedWrite[] = [];
    const confirmed: Recording["confirmed"][number][] = [];
    const readLog = () => {
      const file = path.join(database(profile, "leveldb"), LOG);
      if (existsSync(file)) return readFileSync(file);
      throw new CommandError(`${photos} photos a class fill more than LevelDB's first log. Record fewer.`);
    };
    for (const action of WRITING_ACTIONS) {
      await action.run(app, photos);
      writes.push(...(await takeWrites(app.page)));
      linkFiles(database(profile, "blob"), kept);
      confirmed.push({ action: action.name, end: readLog().length, writes: writes.length });
    }
    clearInterval(watcher);
    const log = readLog();
    const skeleton = path.join(folder, "skeleton");
    mkdirSync(skeleton);
    for (const name of readdirSync(database(profile, "leveldb"))) {
      if (/^(CURRENT|MANIFEST-)/.test(name))
        cpSync(path.join(database(profile, "leveldb"), name), path.join(skeleton, name));
    }
    let made = 0;
    return {
      log,
      files: kept,
      writes,
      confirmed,
      photos,
      port,
      profileOf(log) {
        const root = path.join(folder, `cut-${++made}`);
        cpSync(skeleton, database(root, "leveldb"), { recursive: true });
        cpSync(kept, database(root, "blob"), { recursive: true });
        writeFileSync(path.join(database(root, "leveldb"), LOG), log);
        return root;
      },
      remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
    };
  } finally {
    clearInterval(watcher);
    await app.close();
  }
}

/** Chromium deletes the files of deleted records after a while. A second name keeps them. */
function linkFiles(from: string, to: string): void {
  for (const entry of foundIn(from)) {
    if (!entry.isFile()) continue;
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, source));
    if (existsSync(target)) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    try {
      linkSync(source, target);
    } catch {
      // It was deleted meanwhile, or another event has linked it.
    }
  }
}

/** What a folder holds; nothing while it comes into being or one of its folders goes. */
function foundIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch {
    return [];
  }
}
