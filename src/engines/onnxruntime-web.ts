import type { BenchInput } from "../contract";
import type { EngineSession, StartEngine } from "./engine";
import { ONNXRUNTIME_FILES } from "./engine-files";
import { requireMade } from "./inputs";

type OnnxRuntime = typeof import("onnxruntime-web/wasm");

/** Microsoft's runtime for ONNX files, on WebAssembly. */
export const startOnnxRuntime: StartEngine = async ({ store, threads, downloading }) => {
  const { api, script, binary } = ONNXRUNTIME_FILES;
  const [apiAt, mjs, wasm] = await downloading(() =>
    Promise.all([api, script, binary].map((file) => store.load(file))),
  );
  const { env, InferenceSession, Tensor }: OnnxRuntime = await import(/* webpackIgnore: true */ apiAt!);
  env.wasm.numThreads = threads;
  env.wasm.wasmPaths = { mjs: mjs!, wasm: wasm! };
  env.logLevel = "error";
  return {
    build: `${binary.name}, SIMD`,
    threads,
    async open(file): Promise<EngineSession> {
      const session = await InferenceSession.create(file, { graphOptimizationLevel: "all" });
      const tensors = session.inputMetadata.map((input) => {
        if (!input.isTensor) throw requireMade(undefined, "ONNX Runtime", input.name, "sequence");
        return input;
      });
      return {
        inputs: tensors.map(
          ({ name, type, shape }): BenchInput => ({
            name,
            type: type === "float32" ? "float32" : type === "bool" ? "bool" : "int32",
            shape: shape.map((side) => (typeof side === "number" && side > 0 ? side : null)),
          }),
        ),
        async run(inputs) {
          const given = inputs.map(({ shape, values }, i) => {
            const { name, type } = tensors[i]!;
            const make = requireMade(MADE[type as keyof typeof MADE], "ONNX Runtime", name, type);
            return [name, new Tensor(type as "float32", make(values) as Float32Array, [...shape])] as const;
          });
          const outputs = await session.run(Object.fromEntries(given));
          const [first] = session.outputNames;
          const values = outputs[first!]?.data;
          return values instanceof Float32Array ? values : new Float32Array();
        },
      };
    },
  };
};

const MADE = {
  float32: (values: Float32Array) => values,
  int32: (values: Float32Array) => Int32Array.from(values),
  uint8: (values: Float32Array) => Uint8Array.from(values),
  bool: (values: Float32Array) => Uint8Array.from(values),
  int64: (values: Float32Array) => BigInt64Array.from(values, BigInt),
} as const;
