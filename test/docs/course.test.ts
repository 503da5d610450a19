import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { COURSE_LINKS, COURSE_NOTES } from "../../src/views/explore/course/notes";
import english from "../../src/words/en/course";

const ROOT = path.resolve(__dirname, "../..");
const text = readFileSync(path.join(ROOT, "docs/course.md"), "utf8");

/** Each test that the tables name: its file, and the title that it has there. */
const tests = [...text.matchAll(/`(test\/[\w/.-]+)`, "([^"]+)"/g)].map(([, file, title]) => ({
  file: file!,
  title: title!,
}));

const isThere = ({ file, title }: (typeof tests)[number]) =>
  existsSync(path.join(ROOT, file)) && readFileSync(path.join(ROOT, file), "utf8").includes(`"${title}"`);

test("the tests that docs/course.md names are there, by file and title", () => {
  expect(tests.length).toBeGreaterThan(30);
  expect(tests.filter((each) => !isThere(each))).toEqual([]);
});

test("docs/course.md has a place and a test for every statement and exercise that the app tells", () => {
  const rows = text.split("\n").filter((line) => line.startsWith("| "));
  const notes = Object.values(COURSE_NOTES).flat();
  expect(notes.map(({ id }) => id).sort()).toEqual(Object.keys(english.notes).sort());
  const missing = notes.filter(
    ({ id, look }) =>
      !rows.some(
        (row) => row.includes(`| ${english.notes[id]} | \`${look}\` | \`test/`) && row.endsWith('" |'),
      ),
  );
  expect(missing).toEqual([]);
});

test("docs/course.md lists every address that the app gives, and no other of the notes", () => {
  const given = Object.values(COURSE_LINKS).flat();
  expect(given.map(({ id }) => id).sort()).toEqual(Object.keys(english.links).sort());
  const listed = [...text.matchAll(/^\| <(https:[^>]+)> \| (.+) \|$/gm)].map(([, address, title]) => [
    address,
    title,
  ]);
  expect(listed.sort()).toEqual(given.map(({ id, address }) => [address, english.links[id]]).sort());
});
