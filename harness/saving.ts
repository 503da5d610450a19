import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openApp } from "./app";
import { drawPhotos } from "./faults/activities";
import { runInWorkers } from "./worker-code";

/** Photos saved a second, each round after the other. */
export interface SavingFigures {
  readonly strict: readonly number[];
  readonly relaxed: readonly number[];
}

const ROUNDS = 5;
const PHOTOS = 100;

/** Has a worker ask for relaxed durability where it asks for strict. */
const RELAX = `{
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode) {
    return transaction.call(this, stores, mode, { durability: "relaxed" });
  };
}`;

/**
 * Measures how fast the app saves photos in a browser whose profile is on the disk: as it does, and with the durability
 * that browsers use unless asked. Both take turns. The photos are small, so that reading them takes little time beside saving.
 */
export async function measureSaving(): Promise<SavingFigures> {
  const figures = { strict: [] as number[], relaxed: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const durability of ["strict", "relaxed"] as const) {
      figures[durability].push(await measureRound(durability));
    }
  }
  return figures;
}

async function measureRound(durability: keyof SavingFigures): Promise<number> {
  const profile = mkdtempSync(path.join(tmpdir(), "hanger-saving-"));
  const app = await openApp({ browser: { profile, launch: { serviceWorkers: "block" } } });
  try {
    await runInWorkers(app.page, durability === "relaxed" ? RELAX : "");
    await app.renew();
    await app.call("start", { appVersion: "bench", backend: "wasm-simd" });
    const photos = await drawPhotos(app.page, PHOTOS, 1);
    const ms = await photos.evaluate(async (photos) => {
      const started = performance.now();
      await globalThis.driver!.client.call("addPhotos", { label: "dress", photos });
      return performance.now() - started;
    });
    return (1000 * PHOTOS) / ms;
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
