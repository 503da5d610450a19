import { spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "../../harness/paths";

function run(command: string, ...args: string[]) {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const file = path.join(ROOT, "src/cli", `${command}.ts`);
  return spawnSync(process.execPath, [tsx, file, ...args], { cwd: ROOT, encoding: "utf8" });
}

test.each([
  "start",
  "data",
  "train",
  "evaluate",
  "calibrate",
  "remember",
  "retrain",
  "bench",
  "audit",
  "sheet",
  "screenshots",
  "schema",
  "kernels",
  "test",
])("%s explains itself with --help", (command) => {
  const { status, stdout, stderr } = run(command, "--help");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(new RegExp(`^npm (run )?${command}`));
});

test.each([
  ["test:faults", "faults"],
  ["test:engines", "engines"],
  ["test:deploy", "recipes"],
])("%s explains itself with --help", (script, command) => {
  const { status, stdout, stderr } = run(command, "--help");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(new RegExp(`^npm run ${script}`));
});

test.each([
  ["train", ["--epochs", "many"], /--epochs must be a whole number/],
  ["train", ["--backend", "gpu"], /no backend "gpu"; choose one of webgpu/],
  ["train", ["--colour", "red"], /--colour/],
  ["train", ["--rate", "abc"], /--rate must be a number from 0 to 1, not "abc"/],
  ["train", ["--dropout", ""], /--dropout must be a number from 0 to 1/],
  ["evaluate", ["--fashion-mnist", "--farther", "2"], /are for photos/],
  ["faults", ["--only", "kill,fly"], /--only must be one of kill, soak, fuzz, failures, not "fly"/],
  ["evaluate", [], /either --fashion-mnist or --photos/],
  ["bench", ["--backends", "wasm,abacus"], /no backend "abacus"/],
  ["bench", ["--page", "--backends", "wasm"], /--page measures only the page/],
  ["engines", ["--engines", "firefox,netscape"], /no engine "netscape"; choose one of firefox, webkitgtk/],
  ["engines", ["--only", "fly"], /no check "fly"; choose one of classify/],
])("%s %p is bad usage: exit code 2 and one line", (command, args, line) => {
  const { status, stdout, stderr } = run(command, ...args);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(line);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("an earlier benchmark that is not there is a failure before anything is measured", () => {
  const { status, stdout, stderr } = run("bench", "--compare", "/nowhere.json");
  expect([status, stdout, stderr]).toEqual([1, "", 'There is no file "/nowhere.json".\n']);
});

test("a folder that is not there is a failure: exit code 1", () => {
  const { status, stderr } = run("evaluate", "--photos", "/nowhere");
  expect(status).toBe(1);
  expect(stderr).toBe('There is no folder "/nowhere".\n');
});
