import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DIST, DRIVER } from "../paths";

const HASHED = /-([0-9a-f]{8})(?=\.[a-z]+$)/;

/** A served folder in which one version of the app can replace another. */
export interface Versions {
  readonly folder: string;
  /** Publishes another version, in which every content-hashed file has another name. */
  publish(title: string): void;
  /** Publishes the app as it was built. */
  publishOriginal(): void;
  /** Publishes a version that lacks a listed file, so that it cannot be installed. */
  publishBroken(title: string): void;
  remove(): void;
}

/** Large, and no part of what a version keeps for offline use. */
const FETCHED_WHEN_ASKED_FOR = ["data", "engines"].map((name) => path.join(DIST, name));

interface VersionsOptions {
  /** Contents of additional files by name. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Adds the page that commands drive, which is no part of a version. */
  readonly driven?: boolean;
}

export function servedVersions({ beside = {}, driven = false }: VersionsOptions = {}): Versions {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-versions-"));
  const copy = () => {
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
    for (const source of driven ? [DIST, DRIVER] : [DIST])
      cpSync(source, folder, {
        recursive: true,
        filter: (file) =>
          !file.endsWith(".br") && !FETCHED_WHEN_ASKED_FOR.some((each) => file.startsWith(each)),
      });
    for (const [name, content] of Object.entries(beside)) writeFileSync(path.join(folder, name), content);
  };
  const publish = (title: string) => {
    copy();
    rename(folder, title);
  };
  copy();
  return {
    folder,
    publish,
    publishOriginal: copy,
    publishBroken(title) {
      publish(title);
      rmSync(path.join(folder, "manifest.webmanifest"));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Reverses every hash in a file name, and every mention of it. */
function rename(folder: string, title: string): void {
  const named = ["assets", "start"].flatMap((each) =>
    readdirSync(path.join(folder, each)).map((file) => path.join(folder, each, file)),
  );
  const hashes = new Map<string, string>();
  for (const file of named) {
    const hash = HASHED.exec(file)?.[1];
    if (hash) hashes.set(hash, [...hash].reverse().join(""));
  }
  const pattern = new RegExp([...hashes.keys()].join("|"), "g");
  const replaced = (text: string) => text.replace(pattern, (hash) => hashes.get(hash)!);
  for (const file of readdirSync(folder, { recursive: true }) as string[]) {
    if (!/\.(js|css|html)$/.test(file)) continue;
    const full = path.join(folder, file);
    const text = replaced(readFileSync(full, "utf8")).replaceAll(
      "<title>Hanger</title>",
      `<title>${title}</title>`,
    );
    writeFileSync(full, file === "sw.js" ? text.replace(/(?<='revision':')[0-9a-f]{4}/g, "feed") : text);
  }
  for (const file of named) {
    renameSync(file, path.join(path.dirname(file), replaced(path.basename(file))));
  }
  correctChecksums(folder);
}

/** Has the service worker's list name the checksums of the files as they are now. */
export function correctChecksums(folder: string): void {
  const serviceWorker = path.join(folder, "sw.js");
  const corrected = readFileSync(serviceWorker, "utf8").replace(
    /'integrity':'[^']+'(,'revision':[^,]+,'url':'([^']+)')/g,
    (_, rest, url) => `'integrity':'${checksum(path.join(folder, url))}'${rest}`,
  );
  writeFileSync(serviceWorker, corrected);
}

const checksum = (file: string) =>
  `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
