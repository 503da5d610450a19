import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { CommandError } from "../../harness/command-error";
import { ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const NAME = "tfjs-wasm-training";

const HELP = `
npm run pack [-- --json]

Makes the npm package ${NAME} of the training kernels alone, for pages with stock TensorFlow.js: build/${NAME}-VERSION.tgz.
Needs the compiled kernels ("npm run build:kernels").

  --json  tell the package's file, version and files as JSON
`;

const SOURCE = path.join(ROOT, "src", NAME);
const FOLDER = path.join(ROOT, "build", NAME);
const KERNELS = path.join(ROOT, "build/kernels");
const BUILDS = ["relaxed", "relaxed-shared", "simd", "simd-shared"];

await runCommand(HELP, async () => {
  const { json } = readOptions({ json: { type: "boolean", default: false } });
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(path.join(FOLDER, "kernels"), { recursive: true });
  for (const name of BUILDS) copyKernels(`${name}.wasm`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [path.join(SOURCE, "index.ts"), path.join(SOURCE, "thread.ts")],
    outdir: FOLDER,
    bundle: true,
    format: "esm",
    target: "es2022",
    packages: "external",
  });
  writeTypes();
  copyFileSync(path.join(SOURCE, "README.md"), path.join(FOLDER, "README.md"));
  copyFileSync(path.join(ROOT, "LICENSE"), path.join(FOLDER, "LICENSE"));
  writeFileSync(path.join(FOLDER, "package.json"), `${JSON.stringify(describePackage(), null, 2)}\n`);
  const [made] = JSON.parse(run("npm", "pack", "--json", "--pack-destination", "..")) as {
    readonly filename: string;
    readonly version: string;
    readonly files: readonly { readonly path: string; readonly size: number }[];
  }[];
  const file = path.join(ROOT, "build", made!.filename);
  const { version, files } = made!;
  process.stdout.write(json ? `${JSON.stringify({ file, version, files })}\n` : `${file}\n`);
});

function copyKernels(name: string): void {
  try {
    copyFileSync(path.join(KERNELS, name), path.join(FOLDER, "kernels", name));
  } catch (cause) {
    throw new CommandError('The kernels are not compiled yet. Run "npm run build:kernels" first.', { cause });
  }
}

/** The declarations of the package's own functions. What they are made of is not declared: it may change. */
function writeTypes(): void {
  run(process.execPath, path.join(ROOT, "node_modules/typescript/bin/tsc"), "-b", SOURCE);
  copyFileSync(path.join(ROOT, "build/types/src", NAME, "index.d.ts"), path.join(FOLDER, "index.d.ts"));
}

function describePackage() {
  const { version, license, dependencies } = JSON.parse(
    readFileSync(path.join(ROOT, "package.json"), "utf8"),
  );
  const peers = ["@tensorflow/tfjs-backend-wasm", "@tensorflow/tfjs-core"];
  return {
    name: NAME,
    version,
    description: "Trains convolutional networks on TensorFlow.js's wasm backend, with SIMD and on threads.",
    license,
    type: "module",
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
    types: "./index.d.ts",
    sideEffects: false,
    keywords: ["tensorflow.js", "tfjs", "wasm", "webassembly", "simd", "training", "convolution"],
    peerDependencies: Object.fromEntries(peers.map((peer) => [peer, `^${dependencies[peer]}`])),
  };
}

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: FOLDER,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new CommandError(`${command} ${args[0]} failed: ${stdout}${stderr}`);
  return stdout;
}
