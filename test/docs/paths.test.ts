import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../harness/paths";

const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(path.join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "src/words/README.md",
];

/** What the documents name in code quotes that has the form of a path of this repository. */
const PATH = /`((?:src|workers|harness|test|public|deploy|docs)\/[^`\s*{<]*)`/g;

/** Links to files, relative to the document. */
const LINK = /\]\((?!https?:|#)([^)#]+)/g;

test.each(DOCUMENTS)("%s names no file or folder that is not there", (name) => {
  const text = readFileSync(path.join(ROOT, name), "utf8");
  const named = [...text.matchAll(PATH)].map(([, found]) => path.join(ROOT, found!));
  const linked = [...text.matchAll(LINK)].map(([, found]) => path.resolve(ROOT, path.dirname(name), found!));
  const missing = [...named, ...linked].filter((file) => !existsSync(file));
  expect(missing.map((file) => path.relative(ROOT, file))).toEqual([]);
});

/** Every folder that holds a TypeScript project, as the map in the README has to list it. */
const projects = () =>
  (
    JSON.parse(readFileSync(path.join(ROOT, "tsconfig.json"), "utf8")) as {
      readonly references: readonly { readonly path: string }[];
    }
  ).references.map(({ path: folder }) => (folder.startsWith("src/ml/") ? "src/ml" : folder));

test("the README's map lists every folder of code", () => {
  const text = readFileSync(path.join(ROOT, "README.md"), "utf8");
  for (const folder of new Set(projects())) expect(text).toContain(`\n    ${folder}/`);
});
