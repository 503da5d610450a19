import { type Check, hold } from "../check";
import { LACKS, type Lack } from "../engine";
import type { Visit } from "../visit";

/** Tested by themselves, because without them no picture can be read. All other lacks are tested together. */
const NO_CANVAS: Lack = "canvasInWorkers";
const UNREADABLE: readonly Lack[] = [NO_CANVAS, "truePixels"];

export const lackingCheck: Check = {
  name: "lacking",
  async run(begin) {
    const poor = await begin({ without: LACKS.filter((lack) => !UNREADABLE.includes(lack)) });
    await poor.open("?backend=wasm-threads");
    const lacks = await poor.evaluate(lackedHere);
    const told = [await poor.read(".note", /wasm-threads is not available here/)];
    if (lacks.includes("indexedDB")) told.push(await poor.read(".note", /saves no data/));
    await poor.press("button", /Use the camera/);
    told.push(await poor.read('[role="alert"]', /No camera was found/));
    await poor.press("button", /drawing of a Trouser/);
    await poor.read(".answer h2", /^Trouser/);
    told.push(...(await withoutCanvas(await begin({ without: [NO_CANVAS] }))));
    return `without ${lacks.join(", ")}: ${told.join(" ")}`;
  },
};

async function withoutCanvas(visit: Visit): Promise<readonly string[]> {
  await visit.open();
  if (await visit.evaluate(() => typeof OffscreenCanvas !== "undefined")) return [];
  await visit.press("button", /drawing of a Trouser/);
  const told = await visit.read('[role="alert"]', /cannot read pictures/);
  hold(!told.includes("Something went wrong"), `without OffscreenCanvas it says: ${told}`);
  return [told];
}

/** Runs in the page: lists what this browser lacks. */
async function lackedHere(): Promise<readonly string[]> {
  const openDatabase = () =>
    new Promise<boolean>((resolve) => {
      const opening = indexedDB.open("lacking");
      opening.onsuccess = () => resolve(true);
      opening.onerror = () => resolve(false);
    });
  const here: Readonly<Record<string, boolean>> = {
    SharedArrayBuffer: typeof SharedArrayBuffer !== "undefined",
    serviceWorker: "serviceWorker" in navigator,
    indexedDB: globalThis.indexedDB ? await openDatabase() : false,
    storage: "storage" in navigator,
    locks: "locks" in navigator,
    permissions: "permissions" in navigator,
    wakeLock: "wakeLock" in navigator,
    trustedTypes: "trustedTypes" in globalThis,
    VideoFrame: typeof VideoFrame !== "undefined",
    gpu: "gpu" in navigator,
    getBattery: "getBattery" in navigator,
    share: "share" in navigator,
    requestIdleCallback: "requestIdleCallback" in globalThis,
  };
  return Object.keys(here).filter((name) => !here[name]);
}
