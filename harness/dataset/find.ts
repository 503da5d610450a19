import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { CommandError } from "../command-error";
import { ROOT } from "../paths";
import { downloadFile } from "./download";
import { DATASET_FILE_NAMES, DATASET_FILES, type DatasetFile, OFFICIAL_URL } from "./files";

/** The dataset's files, decompressed and checked. */
export interface DatasetSource {
  readonly folder: string;
  readonly contents: Readonly<Record<DatasetFile, Buffer>>;
}

interface FindOptions {
  /** Fetch what is in no folder; otherwise the answer is undefined. */
  readonly download: boolean;
  readonly onProgress: (line: string) => void;
}

const CACHE = path.join(os.homedir(), ".cache/hanger");

/** @throws CommandError naming a file that is not what it should be, is not where it was said to be, or cannot be fetched */
export async function findDataset({ download, onProgress }: FindOptions): Promise<DatasetSource | undefined> {
  const named = process.env.FASHION_MNIST_DIR;
  if (named && !isComplete(named)) {
    throw new CommandError(`FASHION_MNIST_DIR is "${named}", which lacks ${missingIn(named).join(", ")}.`);
  }
  const folders = [...(named ? [named] : []), path.resolve(ROOT, "../shared/fashion-mnist"), CACHE];
  const folder = folders.find(isComplete);
  if (folder) return readDataset(folder);
  if (!download) return undefined;
  const base = process.env.FASHION_MNIST_URL ?? OFFICIAL_URL;
  for (const name of DATASET_FILE_NAMES)
    await downloadFile(new URL(`${name}.gz`, base), path.join(CACHE, `${name}.gz`), onProgress);
  return readDataset(CACHE);
}

const missingIn = (folder: string) =>
  DATASET_FILE_NAMES.map((name) => `${name}.gz`).filter((file) => !existsSync(path.join(folder, file)));

const isComplete = (folder: string) => missingIn(folder).length === 0;

async function readDataset(folder: string): Promise<DatasetSource> {
  const entries = await Promise.all(
    DATASET_FILE_NAMES.map(
      async (name) => [name, await readChecked(path.join(folder, `${name}.gz`), name)] as const,
    ),
  );
  return { folder, contents: Object.fromEntries(entries) as Record<DatasetFile, Buffer> };
}

async function readChecked(file: string, name: DatasetFile): Promise<Buffer> {
  const content = await promisify(gunzip)(await readFile(file)).catch(() => Buffer.alloc(0));
  const sum = createHash("sha256").update(content).digest("hex");
  if (sum === DATASET_FILES[name]) return content;
  throw new CommandError(
    `${file} is damaged or not Fashion-MNIST (its checksum differs). Delete it and run "npm run data" again.`,
  );
}
