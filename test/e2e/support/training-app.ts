import type { DrivenApp } from "../../../harness/app";
import { DRAWN_DATASET_MOUNT } from "../../../harness/drawn-dataset/prepare";
import type { ContextOptions } from "./browsers";
import { openApp } from "./driven-app";

/** The app, not started, with the drawn dataset on its server. */
export function openOnDrawnDataset(options?: ContextOptions): Promise<DrivenApp> {
  return openApp({ ...options, server: { mounts: DRAWN_DATASET_MOUNT } });
}

/** Starts the app and downloads its dataset, so that it can train. */
export async function readyToTrain(app: DrivenApp): Promise<DrivenApp> {
  await app.call("start", { appVersion: "test", backend: "wasm-simd" });
  await app.call("downloadDataset", undefined);
  return app;
}
