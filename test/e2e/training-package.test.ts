import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import webpack from "webpack";
import { ROOT } from "../../harness/paths";
import { type RunningServer, serve } from "../../harness/server";
import { LEFT_OUT, SPECS } from "../ml/backends/wasm/specs";
import { newContext } from "./support/browsers";

const project = mkdtempSync(path.join(tmpdir(), "hanger-stock-"));

/** What a page needs to have threads that share memory. */
const ISOLATING = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

let server: RunningServer;
let page: Page;

beforeAll(async () => {
  installPackage();
  await bundlePage();
  server = await serve({ folder: path.join(project, "dist"), headers: () => ISOLATING });
  page = await (await newContext()).newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.stockPage !== undefined);
});

afterAll(async () => {
  await server.close();
  rmSync(project, { recursive: true, force: true });
});

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

/** Packs the package and installs it into an empty project, beside TensorFlow.js as npm has it. */
function installPackage(): void {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const packed = run(process.execPath, [tsx, path.join(ROOT, "src/cli/pack.ts"), "--json"], ROOT);
  const { file } = JSON.parse(packed) as { readonly file: string };
  writeFileSync(path.join(project, "package.json"), '{ "private": true }');
  run("npm", ["install", "--offline", "--legacy-peer-deps", "--no-audit", file], project);
  const scope = "node_modules/@tensorflow";
  symlinkSync(path.join(ROOT, scope), path.join(project, scope));
}

/** Bundles the page with webpack's own settings. */
async function bundlePage(): Promise<void> {
  cpSync(path.join(ROOT, "test/e2e/stock-page"), project, { recursive: true });
  // Webpack leaves out what is imported for its effects alone from packages that say they have none.
  const imports = SPECS.map((name) => `await import("@tensorflow/tfjs-core/dist/${name}");`);
  writeFileSync(path.join(project, "spec-files.ts"), `${imports.join("\n")}\nexport {};\n`);
  const dist = path.join(project, "dist");
  const stats = await new Promise<webpack.Stats>((resolve, reject) =>
    webpack(
      {
        mode: "production",
        context: project,
        entry: "./page.ts",
        output: { path: dist, filename: "page.js" },
        resolve: {
          extensions: [".ts", ".js"],
          alias: { "jasmine-core/lib/jasmine-core/jasmine.js": path.join(ROOT, "test/ml/jasmine-core.cjs") },
          // TensorFlow.js is linked here, so that its own packages are looked for in both places.
          modules: [path.join(project, "node_modules"), path.join(ROOT, "node_modules")],
          fallback: {
            fs: false,
            path: false,
            crypto: false,
            worker_threads: false,
            perf_hooks: false,
            os: false,
          },
        },
        resolveLoader: { modules: [path.join(ROOT, "node_modules")] },
        module: {
          rules: [
            {
              test: /\.ts$/,
              loader: "swc-loader",
              options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } },
            },
          ],
        },
        // TensorFlow.js starts its threads from the source text of functions, which a minifier would rewrite.
        optimization: { minimize: false },
        performance: { hints: false },
      },
      (error, made) => (made ? resolve(made) : reject(error)),
    ),
  );
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  writeFileSync(path.join(dist, "index.html"), '<!doctype html><script src="page.js"></script>');
  const binaries = path.join(ROOT, "node_modules/@tensorflow/tfjs-backend-wasm/dist");
  mkdirSync(path.join(dist, "wasm"));
  for (const name of readdirSync(binaries).filter((each) => each.endsWith(".wasm"))) {
    cpSync(path.join(binaries, name), path.join(dist, "wasm", name));
  }
}

test("without the package, TensorFlow.js's wasm backend trains no convolution", async () => {
  const training = page.evaluate(() => globalThis.stockPage.train("wasm", "course", false));
  await expect(training).rejects.toThrow(/Conv2DBackpropFilter/);
});

test.each(["course", "mnist", "odd"] as const)(
  "with it, model.fit of the network %s goes as on the cpu backend, and leaves nothing behind",
  async (network) => {
    const expected = await page.evaluate((name) => globalThis.stockPage.train("cpu", name, false), network);
    const given = await page.evaluate((name) => globalThis.stockPage.train("wasm", name, true), network);
    expect(given.threads).toBe(await page.evaluate(() => Math.min(8, navigator.hardwareConcurrency)));
    expect(given.leftTensors).toBe(expected.leftTensors);
    expect(given.losses).toHaveLength(8);
    expect(given.losses.at(-1)!).toBeLessThan(given.losses[0]!);
    given.losses.forEach((loss, i) => {
      expect(Math.abs(loss - expected.losses[i]!)).toBeLessThan(1e-3);
    });
  },
);

test("with it, TensorFlow.js's own specifications of these operations hold in a page", async () => {
  const { passed, failed } = await page.evaluate(
    (names) => globalThis.stockPage.runSpecs(names),
    [...LEFT_OUT],
  );
  expect(failed).toEqual([]);
  expect(passed).toBeGreaterThan(200);
});
