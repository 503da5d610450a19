import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../../harness/paths";
import { cardOf } from "../../src/cli/trained-model";
import { number, wholeNumber } from "../../src/cli/usage";

function run(command: string, ...args: string[]) {
  const file = path.join(ROOT, "src/cli", `${command}.ts`);
  return spawnSync(process.execPath, ["--import", "tsx", file, ...args], { cwd: ROOT, encoding: "utf8" });
}

test.each([
  "start",
  "data",
  "train",
  "evaluate",
  "appearance",
  "calibrate",
  "teach",
  "compress",
  "head",
  "retrain",
  "bench",
  "audit",
  "sheet",
  "screenshots",
  "schema",
  "pack",
  "workload",
  "packages",
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
  ["start", ["--port", "70000"], /--port must be a whole number from 0 to 65535, not "70000"/],
  ["train", ["--rate", "0x1"], /--rate must be a number from 0 to 1, not "0x1"/],
  ["train", ["--option", "filters=0x10"], /--option takes NAME=NUMBER/],
  ["train", ["--backend", "gpu"], /no backend "gpu"; choose one of webgpu/],
  ["train", ["--colour", "red"], /--colour/],
  ["evaluate", ["--fashion-mnist", "--farther", "2"], /are for photos/],
  [
    "faults",
    ["--only", "kill,fly"],
    /--only must be one of kill, cut, files, soak, fuzz, failures, not "fly"/,
  ],
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

test.each(["", "many", "0x5", "1.5", "-1", "70000", "Infinity"])(
  "%p is no whole number from 0 to 65535",
  (text) => {
    expect(() => wholeNumber("port", text, 0, 65535)).toThrow(
      `--port must be a whole number from 0 to 65535, not "${text}".`,
    );
  },
);

test.each(["", "abc", "0x1", "1.01", "-0.1", "NaN"])("%p is no number from 0 to 1", (text) => {
  expect(() => number("rate", text, 0, 1)).toThrow(`--rate must be a number from 0 to 1, not "${text}".`);
});

test("an earlier benchmark that is not there is a failure before anything is measured", () => {
  const { status, stdout, stderr } = run("bench", "--compare", "/nowhere.json");
  expect([status, stdout, stderr]).toEqual([1, "", 'There is no file "/nowhere.json".\n']);
});

/** A folder with these files, as `train --from` is given it. */
function modelFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-model-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}

const NETWORK = { "model.json": "{}", "weights.bin": "1234" };

test("a network to start from without its card is told before the training", () => {
  const { status, stdout, stderr } = run("train", "--from", modelFolder(NETWORK));
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^There is no card.json in ".*": --from takes a folder that --out wrote.\n$/);
});

test("a network to start from without weights is refused", () =>
  expect(cardOf(modelFolder({ "model.json": "{}", "card.json": "{}" }))).rejects.toThrow(
    /^There is no weights.bin in ".*": --from takes a folder that --out wrote.$/,
  ));

test.each([
  ["{", /is no model's card/],
  ["null", /is no model's card/],
  ["[]", /is no model's card/],
  ['{"command": 5, "weightsSha256": "0"}', /is no model's card/],
  ['{"command": "npm run train"}', /is no model's card/],
  ['{"command": "npm run train", "weightsSha256": "0"}', /is of other weights/],
])("a network to start from whose card is %s is refused", (card, sentence) =>
  expect(cardOf(modelFolder({ ...NETWORK, "card.json": card }))).rejects.toThrow(sentence),
);

test("a place that nothing can be written to is told before hours of work", () => {
  const folder = modelFolder({ file: "" });
  const inFile = path.join(folder, "file/model");
  expect(run("train", "--out", inFile)).toMatchObject({
    status: 1,
    stdout: "",
    stderr: `Nothing can be written into "${inFile}".\n`,
  });
  mkdirSync(path.join(folder, "weights.bin"));
  expect(run("train", "--out", folder).stderr).toMatch(
    /weights.bin" is a folder: no file can be written there/,
  );
  const chart = run("evaluate", "--fashion-mnist", "--chart", path.join(inFile, "a.svg"));
  expect(chart.stderr).toBe(`Nothing can be written into "${inFile}".\n`);
});

test("a folder that is not there is a failure: exit code 1", () => {
  const { status, stderr } = run("evaluate", "--photos", "/nowhere");
  expect(status).toBe(1);
  expect(stderr).toBe('There is no folder "/nowhere".\n');
});
