import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import type { CallName, CallResult } from "../src/contract";
import type { DrivenApp } from "./app";
import type { DatabaseFixture } from "./database-fixture";
import { ROOT } from "./paths";

/** The released versions: each has a folder. */
export const RELEASED = readdirSync(path.join(ROOT, "test/e2e/released"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Calls whose answers say what is kept. */
export const ASKED = [
  "listClasses",
  "listPhotos",
  "listModels",
  "listRuns",
  "listExercises",
  "listBench",
  "findDuplicates",
  "learnOutlook",
  "describeKept",
] as const satisfies readonly CallName[];

export type Answers = { readonly [K in (typeof ASKED)[number]]: CallResult<K> };

/** The answers to `ASKED`. */
export async function ask(app: DrivenApp): Promise<Answers> {
  const answers: [string, unknown][] = [];
  for (const name of ASKED)
    answers.push([name, await app.call(name, (name === "listPhotos" ? {} : undefined) as never)]);
  return Object.fromEntries(answers) as unknown as Answers;
}

/** What an app of a released version left on a device. */
export interface Release {
  readonly database: DatabaseFixture;
  /** What that version answered of the database. */
  readonly answers: Answers;
  /** The project file that it exported. */
  readonly project: Uint8Array;
}

const fileOf = (version: string, name: string) => path.join(ROOT, "test/e2e/released", version, name);

/** Binary content that is in the project file as well is written as `{ entry: name }`. */
export function writeRelease(version: string, { database, answers, project }: Release): void {
  const names = new Map<string, string>();
  for (const [name, content] of Object.entries(unzipSync(project))) {
    names.set(Buffer.from(content).toString("base64"), name);
  }
  const text = JSON.stringify({ database, answers }, (key, part) => {
    const entry = key === "bytes" ? names.get(part) : undefined;
    return entry === undefined ? part : { entry };
  });
  writeFileSync(fileOf(version, "project.zip"), project);
  writeFileSync(fileOf(version, "database.json.gz"), gzipSync(text, { level: 9 }));
}

export function readRelease(version: string): Release {
  const project = readFileSync(fileOf(version, "project.zip"));
  const entries = unzipSync(project);
  const text = gunzipSync(readFileSync(fileOf(version, "database.json.gz"))).toString();
  const read = JSON.parse(text, (key, part) =>
    key === "bytes" && typeof part === "object" ? Buffer.from(entries[part.entry]!).toString("base64") : part,
  );
  return { ...read, project };
}
