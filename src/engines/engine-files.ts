import { ENGINE_FACTS, type EngineName } from "../contract";

/** A file of an engine, byte for byte as its package has it. */
export interface EngineFile {
  readonly name: string;
  readonly type: "text/javascript" | "application/wasm";
  readonly bytes: number;
  readonly sha256: string;
}

/** The builds of LiteRT, by what they need: relaxed SIMD, shared memory and relaxed SIMD, neither. */
export type LiteRtBuild = "internal" | "threaded_internal" | "compat_internal";

const script = (name: string, bytes: number, sha256: string): EngineFile => ({
  name,
  type: "text/javascript",
  bytes,
  sha256,
});

const binary = (name: string, bytes: number, sha256: string): EngineFile => ({
  name,
  type: "application/wasm",
  bytes,
  sha256,
});

interface ScriptAndBinary {
  readonly script: EngineFile;
  readonly binary: EngineFile;
}

export const LITERT_FILES: Readonly<Record<LiteRtBuild, ScriptAndBinary>> = {
  internal: {
    script: script(
      "litert_wasm_internal.js",
      273_035,
      "68efb69f770e3f76aff36a377de629ca496c131b86ac0f0f4b592a1543a898eb",
    ),
    binary: binary(
      "litert_wasm_internal.wasm",
      9_367_934,
      "7280cf4471774867e385e6c3cd53e2b45e2975b80fea338fff4ef359b0865614",
    ),
  },
  threaded_internal: {
    script: script(
      "litert_wasm_threaded_internal.js",
      317_475,
      "92fe7a720c6deedaa1194c011c79a005ea4f6fc98f533b661cf7900760ab4849",
    ),
    binary: binary(
      "litert_wasm_threaded_internal.wasm",
      9_445_834,
      "b5e54eca10f043497edf9a02186332707cae260c550d7ea22b2cae55669596cf",
    ),
  },
  compat_internal: {
    script: script(
      "litert_wasm_compat_internal.js",
      273_246,
      "4d8f894b7883654fd6e8439730aa41e79ceaab7d19184fc4f1f0b0f1a2a2c8a5",
    ),
    binary: binary(
      "litert_wasm_compat_internal.wasm",
      9_334_181,
      "5255c8ad06eabdbd2522cdebf6b22fc10faf74625c23a49b9e072570cd1fa41c",
    ),
  },
};

export const ONNXRUNTIME_FILES = {
  api: script("ort.wasm.min.mjs", 50_126, "219e6a1fc8a9938268d18efca3c91d310bd2f4a59bbd13744df5b2b7fc6cee3b"),
  script: script(
    "ort-wasm-simd-threaded.mjs",
    24_381,
    "e13f7f94fc51b4ca72b12faeb1ee95f4ace6dfbc8939bc718aabdc0a27c4299b",
  ),
  binary: binary(
    "ort-wasm-simd-threaded.wasm",
    14_239_897,
    "3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2",
  ),
} as const satisfies Readonly<Record<string, EngineFile>>;

/** Every file that an engine may need; a test compares them with the package. */
export const ENGINE_FILES: Readonly<Record<EngineName, readonly EngineFile[]>> = {
  litert: Object.values(LITERT_FILES).flatMap(({ script, binary }) => [script, binary]),
  "onnxruntime-web": Object.values(ONNXRUNTIME_FILES),
};

/** Where the build puts a file, from the app's folder on. A new version is never mistaken for an old one. */
export const engineFilePath = (engine: EngineName, { name }: EngineFile) =>
  `engines/${engine}-${ENGINE_FACTS[engine].version}/${name}`;
