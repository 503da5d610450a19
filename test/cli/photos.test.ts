import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findLessons, mountsOf } from "../../src/cli/photos";

/** A folder of empty photos; `table` is put beside it. */
function folderOf(files: readonly string[], table?: string): string {
  const parent = mkdtempSync(path.join(tmpdir(), "hanger-photos-"));
  const folder = path.join(parent, "train");
  for (const file of files) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), "");
  }
  if (table !== undefined) writeFileSync(path.join(parent, "photos.csv"), table);
  return folder;
}

test("lessons come from several folders, one after the other, each under an address of its own", async () => {
  const folders = [folderOf(["coat/b.jpg", "coat/a.png", "coat/notes.txt"]), folderOf(["hat/c d.webp"])];
  const lessons = await findLessons(folders);
  expect(lessons.map(({ file, label }) => [file, label])).toEqual([
    ["coat/a.png", "coat"],
    ["coat/b.jpg", "coat"],
    ["hat/c d.webp", "hat"],
  ]);
  const mounts = mountsOf(folders);
  expect(Object.values(mounts)).toEqual(folders);
  expect(
    new Set(lessons.map(({ url }) => Object.keys(mounts).find((mount) => url.startsWith(mount)))).size,
  ).toBe(2);
  await expect(findLessons([...folders, folderOf(["coat/notes.txt"])])).rejects.toThrow(
    "There are no photos",
  );
});

test("a table beside a folder tells the kinds of its shoes", async () => {
  const table = "id,label,shoe\r\none,footwear,sandal\r\ntwo,footwear,other\r\nthree,footwear,\r\n";
  const lessons = await findLessons([
    folderOf(["footwear/one.jpg", "footwear/two.jpg", "footwear/three.jpg", "footwear/four.jpg"], table),
  ]);
  expect(Object.fromEntries(lessons.map(({ file, label }) => [file, label]))).toEqual({
    "footwear/one.jpg": "sandal",
    "footwear/two.jpg": "footwear",
    "footwear/three.jpg": "footwear",
    "footwear/four.jpg": "footwear",
  });
});
