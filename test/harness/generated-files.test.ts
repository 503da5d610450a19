import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT } from "../../harness/paths";

/** Runs `npm run kernels` in a checkout. */
function kernels(root: string, ...args: string[]) {
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  return spawnSync(process.execPath, [tsx, "src/cli/kernels.ts", ...args], { cwd: root, encoding: "utf8" });
}

test("the generated files are what their sources give", () => {
  const { status, stderr } = kernels(ROOT, "--check");
  expect([status, stderr]).toEqual([0, ""]);
});

/** A rule of the formatter's configuration, which it refuses to start without. */
const PLUGIN = "test/unconditional-tests.grit";

describe("in a copy of the sources", () => {
  const copy = mkdtempSync(path.join(os.tmpdir(), "hanger-kernels-"));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  beforeAll(() => {
    const needed = ["src", "harness", "package.json", "tsconfig.json", "biome.json", ".gitignore", PLUGIN];
    for (const name of needed) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"), "junction");
  });

  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(path.join(copy, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(path.join(copy, file), text.replace(from, to));
  };

  const ADAM = "src/ml/backends/wasm/assembly/adam.ts";
  const CALLS = "src/ml/backends/wasm/runtime/kernel-calls.ts";

  test("a kernel whose parameters change places makes them stale, until they are written again", () => {
    edit(ADAM, "weights: Floats,\n  gradient: Floats,", "gradient: Floats,\n  weights: Floats,");
    const { status, stderr } = kernels(copy, "--check");
    expect([status, stderr]).toEqual([1, `Run "npm run kernels": not up to date are ${CALLS}.\n`]);
    expect(kernels(copy).stdout).toBe(`wrote ${CALLS}\n`);
    expect(kernels(copy, "--check").status).toBe(0);
    expect(readFileSync(path.join(copy, CALLS), "utf8")).toMatch(
      /adam: \(args\) => \[\s*args\.gradient,\s*args\.weights,/,
    );
  });

  test("a kernel without a range of units, or with a parameter of another type, is refused", () => {
    edit(ADAM, "unitEnd: i32", "last: i32");
    expect(kernels(copy).stderr).toBe(
      "The last parameters of the kernel adam have to be unitStart and unitEnd.\n",
    );
    edit(ADAM, "last: i32", "unitEnd: i32");
    edit(ADAM, "rate: f32", "rate: f64");
    expect(kernels(copy).stderr).toMatch(/^rate of the kernel adam is a f64, and has to be one of Floats, /);
    edit(ADAM, "rate: f64", "rate: f32");
  });

  test("a kernel that TensorFlow.js does not have is refused", () => {
    edit("src/ml/backends/kernels/names.ts", '"AddN"', '"AddO"');
    expect(kernels(copy).stderr).toBe("TensorFlow.js's cpu backend has no kernel AddO.\n");
  });
});
