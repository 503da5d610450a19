import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isIgnored, readContainerfile } from "../deploy/containerfile";

const ROOT = path.join(__dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

const stages = readContainerfile(read("deploy/Containerfile"));
const steps = stages.flatMap(({ instructions }) => instructions);
const manifest = JSON.parse(read("package.json"));

test("what the container is built from is there, and not left out", () => {
  const copies = steps.filter(({ name, flags }) => name === "COPY" && flags.length === 0);
  const files = copies.flatMap(({ words }) => words.slice(0, -1));
  expect(files).toContain("package-lock.json");
  for (const file of files) {
    expect([file, existsSync(path.join(ROOT, file))]).toEqual([file, true]);
    expect([file, isIgnored(read(".dockerignore"), file)]).toEqual([file, false]);
  }
});

test("what is built here stays out of it", () => {
  for (const file of [
    "node_modules/preact/package.json",
    "dist/index.html",
    "build/types/a.d.ts",
    ".git/HEAD",
  ])
    expect([file, isIgnored(read(".dockerignore"), file)]).toEqual([file, true]);
  expect(isIgnored(read(".dockerignore"), "src/shell/index.tsx")).toBe(false);
});

test("it builds with the Node that the app needs, by commands that there are", () => {
  const [, major] = /node:(\d+)/.exec(stages[0]!.image)!;
  expect(manifest.engines.node).toContain(`>=${major}.`);
  const commands = steps.filter(({ name }) => name === "RUN").map(({ words }) => words.join(" "));
  expect(commands[0]).toBe("npm ci");
  for (const command of commands.slice(1)) {
    expect(Object.keys(manifest.scripts)).toContain(/^npm run (\S+)$/.exec(command)?.[1]);
  }
});

test("nginx serves the folder that the app is put in, by the recipe", () => {
  const [recipe, app] = stages.at(-1)!.instructions;
  expect(recipe!.words).toEqual(["deploy/nginx.conf", "/etc/nginx/conf.d/default.conf"]);
  expect(app!.flags).toEqual([`--from=${stages[0]!.name}`]);
  const folder = steps.find(({ name }) => name === "WORKDIR")!.words[0];
  expect(app!.words[0]).toBe(`${folder}/dist`);
  expect(read("deploy/nginx.conf")).toContain(`root ${app!.words[1]};`);
});
