import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { requireWritable, writeTogether } from "../../src/cli/written-files";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hanger-written-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const contents = () =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );

test("files take the place of older ones, and nothing is left beside them", async () => {
  writeFileSync(path.join(folder, "card.json"), "old");
  writeFileSync(path.join(folder, "memory.bin"), "another's");
  await writeTogether(folder, { "weights.bin": Uint8Array.of(65, 66), "card.json": "new" });
  expect(contents()).toEqual({ "weights.bin": "AB", "card.json": "new", "memory.bin": "another's" });
});

test("where one file cannot be written, all stay as they were", async () => {
  writeFileSync(path.join(folder, "weights.bin"), "old weights");
  writeFileSync(path.join(folder, "card.json"), "old card");
  const broken = { toString: () => "no content" } as unknown as string;
  await expect(writeTogether(folder, { "weights.bin": "new", "card.json": broken })).rejects.toThrow();
  expect(contents()).toEqual({ "weights.bin": "old weights", "card.json": "old card" });
});

test("a folder is made, and places that are folders are told", async () => {
  const made = path.join(folder, "a/b");
  await requireWritable(made, ["card.json"]);
  await writeTogether(made, { "card.json": "{}" });
  mkdirSync(path.join(made, "model.json"));
  await expect(requireWritable(made, ["card.json", "model.json"])).rejects.toThrow(
    /model\.json" is a folder/,
  );
  await expect(requireWritable(path.join(made, "card.json"), [])).rejects.toThrow(
    /Nothing can be written into/,
  );
});
