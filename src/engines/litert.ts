import type { BenchInput } from "../contract";
import type { EngineSession, StartEngine } from "./engine";
import { LITERT_FILES, type LiteRtBuild } from "./engine-files";
import { requireMade } from "./inputs";

declare global {
  /** What LiteRT's script takes for its settings. */
  var Module: object | undefined;
}

/** Google's runtime for .tflite files, on WebAssembly. It needs a worker that is no module, as it loads its script with `importScripts`. */
export const startLiteRt: StartEngine = async ({ store, threads, downloading }) => {
  const { loadAndCompile, loadLiteRt, supportsFeature, Tensor } = await import(
    /* webpackChunkName: "litert" */ "@litertjs/core"
  );
  const isRelaxed = await supportsFeature("relaxedSimd");
  const isThreaded = isRelaxed && threads > 1;
  const build: LiteRtBuild = isThreaded ? "threaded_internal" : isRelaxed ? "internal" : "compat_internal";
  const files = LITERT_FILES[build];
  const [script, binary] = await downloading(() =>
    Promise.all([store.load(files.script), store.load(files.binary)]),
  );
  // Its threads would be started from the worker's own script otherwise.
  globalThis.Module = { locateFile: () => binary, mainScriptUrlOrBlob: script };
  // LiteRT tells a script from a folder by the end of its address.
  await loadLiteRt(`${script}#.js`, { threads: isThreaded });
  const used = isThreaded ? threads : 1;
  return {
    build: `${files.binary.name}, ${isRelaxed ? "relaxed SIMD" : "without relaxed SIMD"}`,
    threads: used,
    async open(file): Promise<EngineSession> {
      const model = await loadAndCompile(file, { accelerator: "wasm", cpuOptions: { numThreads: used } });
      const details = model.getInputDetails();
      return {
        inputs: details.map(
          ({ name, dtype, shape }): BenchInput => ({
            name,
            type: dtype === "float32" ? "float32" : "int32",
            shape: Array.from(shape, (side) => (side > 0 ? side : null)),
          }),
        ),
        async run(inputs) {
          const given = inputs.map(({ shape, values }, i) => {
            const { dtype, name } = details[i]!;
            const make = requireMade(MADE[dtype as keyof typeof MADE], "LiteRT", name, dtype);
            return new Tensor(make(values), [...shape]);
          });
          const outputs = await model.run(given);
          const read = await Promise.all(outputs.map((output) => output.data()));
          for (const each of [...given, ...outputs]) each.delete();
          return Float32Array.from(read[0] ?? []);
        },
      };
    },
  };
};

const MADE = {
  float32: (values: Float32Array) => values,
  int32: (values: Float32Array) => Int32Array.from(values),
  uint8: (values: Float32Array) => Uint8Array.from(values),
} as const;
