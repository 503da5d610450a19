import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext } from "playwright-core";
import webpack from "webpack";
import { ROOT } from "../paths";
import { serve } from "../server";
import type { FitSettings, NetworkName, Trained } from "./page/page";
import type { SpecOutcomes } from "./page/spec-runner";

/** A page of somebody else: TensorFlow.js as npm has it, and the package of the kernels. */
export interface StockPage {
  /** Trains a network, from the same weights each time. */
  train(backend: string, network: NetworkName, settings: FitSettings): Promise<Trained>;
  /** Runs TensorFlow.js's own specifications of the operations, but for those with a name in `leftOut`. */
  runSpecs(leftOut: readonly RegExp[]): Promise<SpecOutcomes>;
  close(): Promise<void>;
}

interface StockPageOptions {
  /** TensorFlow.js's specifications for the page to have, as modules of `@tensorflow/tfjs-core/dist`. */
  readonly specs?: readonly string[];
}

/** What a page needs to have threads that share memory. */
const ISOLATING = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * Packs the kernels, installs the package into an empty project beside TensorFlow.js as npm has it, and opens a page of that
 * project, bundled with webpack's own settings. The context is closed with it.
 */
export async function openStockPage(
  context: BrowserContext,
  { specs = [] }: StockPageOptions = {},
): Promise<StockPage> {
  const project = mkdtempSync(path.join(tmpdir(), "hanger-stock-"));
  const remove = () => rmSync(project, { recursive: true, force: true });
  try {
    installPackage(project);
    await bundlePage(project, specs);
    const server = await serve({ folder: path.join(project, "dist"), headers: () => ISOLATING });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => globalThis.stockPage !== undefined);
    return {
      train: (...asked) => page.evaluate((given) => globalThis.stockPage.train(...given), asked),
      runSpecs: (leftOut) => page.evaluate((names) => globalThis.stockPage.runSpecs(names), [...leftOut]),
      async close() {
        await context.close();
        await server.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

function installPackage(project: string): void {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const packed = run(process.execPath, [tsx, path.join(ROOT, "src/cli/pack.ts"), "--json"], ROOT);
  const { file } = JSON.parse(packed) as { readonly file: string };
  writeFileSync(path.join(project, "package.json"), '{ "private": true }');
  run("npm", ["install", "--offline", "--legacy-peer-deps", "--no-audit", file], project);
  const scope = "node_modules/@tensorflow";
  symlinkSync(path.join(ROOT, scope), path.join(project, scope));
}

async function bundlePage(project: string, specs: readonly string[]): Promise<void> {
  cpSync(path.join(ROOT, "harness/stock-page/page"), project, { recursive: true });
  // Webpack leaves out what is imported for its effects alone from packages that say they have none.
  const imports = specs.map((name) => `await import("@tensorflow/tfjs-core/dist/${name}");`);
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
