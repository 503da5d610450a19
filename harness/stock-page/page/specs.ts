import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util";

/** Declares TensorFlow.js's specifications, for the wasm backend. `spec-runner` runs them. */
export async function loadSpecs(): Promise<void> {
  setTestEnvs([{ name: "wasm", backendName: "wasm", isDataSync: true }]);
  await import("./spec-files");
}
