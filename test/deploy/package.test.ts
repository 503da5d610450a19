import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../../harness/paths";

const project = mkdtempSync(path.join(tmpdir(), "hanger-installed-"));

afterAll(() => rmSync(project, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

const versionOf = (folder: string) =>
  (JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { readonly version: string })
    .version;

test("npm installs the package of the training kernels into an empty project, with TensorFlow.js from its registry", () => {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const packed = run(process.execPath, [tsx, path.join(ROOT, "src/cli/pack.ts"), "--json"], ROOT);
  const { file } = JSON.parse(packed) as { readonly file: string };
  writeFileSync(path.join(project, "package.json"), '{ "private": true, "type": "module" }');
  run("npm", ["install", "--strict-peer-deps", "--no-audit", "--no-fund", file], project);
  const scope = path.join(project, "node_modules/@tensorflow");
  const versions = readdirSync(scope)
    .filter((name) => /^tfjs-(core|backend-wasm)$/.test(name))
    .map((name) => versionOf(path.join(scope, name)));
  expect(versions).toHaveLength(2);
  // The kernels work on the memory of the backend that they were made for.
  expect(new Set(versions)).toEqual(
    new Set([versionOf(path.join(ROOT, "node_modules/@tensorflow/tfjs-core"))]),
  );
  // One copy of TensorFlow.js serves the package and the page.
  const nested = path.join(project, "node_modules/tfjs-wasm-training/node_modules");
  expect(() => readdirSync(nested)).toThrow(/ENOENT/);
});
