import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../harness/paths";
import type { AgainstOutcome } from "../../src/cli/against";
import { describeAgainst } from "../../src/cli/compare-bench";
import { brokenBuild, type OtherBuild, slowerBuild } from "./support/other-build";

/** Runs the command as its user does, for as short as it can. */
function bench(build: OtherBuild, ...more: readonly string[]) {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const options = [
    "--against",
    build.folder,
    "--backends",
    "wasm-simd",
    "--network",
    "dense",
    "--seconds",
    "1",
  ];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, path.join(ROOT, "src/cli/bench.ts"), ...options, ...more],
    { cwd: ROOT, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

test("--against measures a build that was made slower in turns with this one, and tells every measure", () => {
  const build = slowerBuild();
  try {
    const summary = path.join(build.folder, "summary.md");
    const { status, stdout } = bench(build, "--json", "--summary", summary);
    const outcome = JSON.parse(stdout) as AgainstOutcome;
    expect(outcome.rounds).toBe(12);
    expect(outcome.measures.map(({ backend, measure }) => `${backend} ${measure}`)).toEqual([
      "wasm-simd predict1",
      "wasm-simd predict32",
      "wasm-simd predict128",
      "wasm-simd trainStep32",
      "wasm-simd trainStep128",
      "wasm-simd photo",
    ]);
    for (const { ratio, low, high } of [outcome.overall, ...outcome.measures]) {
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(ratio);
      expect(ratio).toBeLessThanOrEqual(high);
    }
    expect(outcome.skipped).toEqual([]);
    expect(status).toBe(outcome.overall.verdict === "slower" ? 1 : 0);
    const lines = readFileSync(summary, "utf8").split("\n");
    expect(lines.filter((line) => line.startsWith("- "))).toEqual(
      describeAgainst(outcome).map((line) => `- ${line}`),
    );
  } finally {
    build.remove();
  }
});

test("where the other build cannot compute, --against says which one, and compares nothing", () => {
  const build = brokenBuild();
  try {
    const { status, stdout, stderr } = bench(build);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`wasm-simd fails in the build of "${build.folder}": `);
  } finally {
    build.remove();
  }
});
