import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { CommandError } from "../../harness/command-error";
import { ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run workload

Makes the training step a page of its own for the runners of webai-compute-benchmark and Speedometer, with everything in
one file: deploy/workload/dist/training-step-cpu.html. Needs the compiled kernels ("npm run build:kernels").
`;

const SOURCE = path.join(ROOT, "src/workload");
const FILE = path.join(ROOT, "deploy/workload/dist/training-step-cpu.html");

/** Where the page has room for its script. */
const PLACE = "/* SCRIPT */";

await runCommand(HELP, async () => {
  readOptions({});
  const page = readFileSync(path.join(SOURCE, "index.html"), "utf8");
  const script = await bundle();
  mkdirSync(path.dirname(FILE), { recursive: true });
  // A function, as "$&" in a script is no pattern. The parser of HTML ends a script at the first "</script".
  const whole = page.replace(PLACE, () => script.replaceAll("</script", "<\\/script"));
  writeFileSync(FILE, whole);
  process.stdout.write(`${FILE}\n`);
});

async function bundle(): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  try {
    const { outputFiles } = await build({
      absWorkingDir: ROOT,
      entryPoints: [path.join(SOURCE, "page.ts")],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      target: "es2022",
      loader: { ".wasm": "binary" },
      define: { WORKLOAD_VERSION: JSON.stringify(version) },
      // Node's own modules, which TensorFlow.js asks for under Node alone.
      external: ["fs", "path", "crypto", "worker_threads", "perf_hooks", "os", "util"],
      logLevel: "silent",
    });
    return outputFiles[0]!.text;
  } catch (cause) {
    throw new CommandError('The page could not be built. Run "npm run build:kernels" first.', { cause });
  }
}
