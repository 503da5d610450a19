import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../harness/paths";
import { ENGINE_FACTS, ENGINE_NAMES, type EngineName } from "../../src/contract";
import {
  ENGINE_FILES,
  type EngineFile,
  engineFilePath,
  LITERT_FILES,
  ONNXRUNTIME_FILES,
} from "../../src/engines/engine-files";

const FOLDERS: Readonly<Record<EngineName, string>> = {
  litert: "@litertjs/core/wasm",
  "onnxruntime-web": "onnxruntime-web/dist",
};

const PACKAGES: Readonly<Record<EngineName, string>> = {
  litert: "@litertjs/core",
  "onnxruntime-web": "onnxruntime-web",
};

const files = ENGINE_NAMES.flatMap((engine) => ENGINE_FILES[engine].map((file) => ({ engine, file })));

test.each(files)("$file.name has the bytes that its package has", ({ engine, file }) => {
  const bytes = readFileSync(path.join(ROOT, "node_modules", FOLDERS[engine], file.name));
  expect(bytes.length).toBe(file.bytes);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
});

test.each(ENGINE_NAMES)(
  "the version of %s that is told is the one that is installed and pinned",
  (engine) => {
    const name = PACKAGES[engine];
    const installed = JSON.parse(readFileSync(path.join(ROOT, "node_modules", name, "package.json"), "utf8"));
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    expect(ENGINE_FACTS[engine].version).toBe(installed.version);
    expect(dependencies[name]).toBe(installed.version);
  },
);

test("the size that is told is that of the largest build", () => {
  const sum = (parts: readonly EngineFile[]) => parts.reduce((total, { bytes }) => total + bytes, 0);
  const builds = Object.values(LITERT_FILES).map(({ script, binary }) => sum([script, binary]));
  expect(ENGINE_FACTS.litert.bytes).toBe(Math.max(...builds));
  expect(ENGINE_FACTS["onnxruntime-web"].bytes).toBe(sum(Object.values(ONNXRUNTIME_FILES)));
});

test("a file's path names the engine's version", () => {
  expect(engineFilePath("onnxruntime-web", ONNXRUNTIME_FILES.binary)).toBe(
    "engines/onnxruntime-web-1.30.0/ort-wasm-simd-threaded.wasm",
  );
});
