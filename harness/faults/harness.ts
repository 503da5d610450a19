import { Random } from "../../src/random/random";
import type { DrivenApp } from "../app";
import { ACTIVITIES, type Activity, addDrawnPhotos } from "./activities";
import { Device } from "./device";
import { FAULTS } from "./faults";
import { INVARIANTS } from "./invariants";
import { Ledger } from "./ledger";

export interface HarnessOptions {
  readonly seed: number;
  /** The number of faults to inject. */
  readonly moments: number;
  readonly onMoment?: (moment: Moment) => void;
}

/** One injected fault: what it interrupted, when, and which invariants were broken afterwards. */
export interface Moment {
  readonly activity: string;
  readonly fault: string;
  readonly afterMs: number;
  /** Whether the activity had ended before the fault struck. */
  readonly tooLate: boolean;
  readonly broken: readonly string[];
}

export interface HarnessReport {
  readonly seed: number;
  readonly faults: number;
  /** The number of faults that interrupted something. */
  readonly inTheMiddle: number;
  readonly checks: number;
  readonly broken: readonly string[];
}

/** Photos to learn from, added before the first fault. */
const FIRST_PHOTOS = 8;

/** An app that has not restarted by then has hung. */
const START_LIMIT_MS = 60_000;

/** How long to wait for interrupted work to end. */
const LET_GO_MS = 2000;

/** How long to wait for a browser to close. */
const CLOSE_MS = 20_000;

/** Interrupts the app at random moments of every activity, restarts it, and checks the invariants. */
export async function injectFaults({ seed, moments, onMoment }: HarnessOptions): Promise<HarnessReport> {
  const random = new Random(seed);
  const device = new Device();
  const ledger = new Ledger();
  const broken: string[] = [];
  let inTheMiddle = 0;
  let checks = 0;
  try {
    const durations = await rehearse(device, ledger);
    for (let number = 0; number < moments; number++) {
      // Every activity meets every fault before one is repeated; the seed decides when.
      const activity = ACTIVITIES[number % ACTIVITIES.length]!;
      const fault = FAULTS[(number + Math.floor(number / ACTIVITIES.length)) % FAULTS.length]!;
      const afterMs = random.between(0, durations.get(activity)!);
      const app = await device.open();
      await begin(app);
      const doing = settle(activity.run(app, ledger, number + 1, device));
      const early = await within(afterMs, doing, "still going");
      await within(CLOSE_MS, fault.strike(app), undefined);
      // Some work outlives its fault, such as a download after its server stopped; it ends with the app. And some calls to a
      // browser that has ended never settle.
      await within(LET_GO_MS, doing, undefined);
      await within(CLOSE_MS, device.close(), undefined);
      await within(LET_GO_MS, doing, undefined);
      const failed = await checkAll(device, ledger);
      checks += INVARIANTS.length;
      if (early !== "ended") inTheMiddle++;
      const where = `${fault.name} ${Math.round(afterMs)} ms into ${activity.name} (moment ${number})`;
      broken.push(...failed.map((sentence) => `${where}: ${sentence}`));
      onMoment?.({
        activity: activity.name,
        fault: fault.name,
        afterMs,
        tooLate: early === "ended",
        broken: failed,
      });
    }
    return { seed, faults: moments, inTheMiddle, checks, broken };
  } finally {
    await device.remove();
  }
}

/** Runs every activity once without faults, to learn how long it takes. */
async function rehearse(device: Device, ledger: Ledger): Promise<ReadonlyMap<Activity, number>> {
  const durations = new Map<Activity, number>();
  const app = await device.open();
  await begin(app);
  for (const label of ["dress", "coat"]) {
    for (const id of await addDrawnPhotos(app.page, label, FIRST_PHOTOS, label.length * 1000))
      ledger.keep("photos", id);
  }
  for (const activity of ACTIVITIES) {
    const started = performance.now();
    await activity.run(app, ledger, 0, device);
    durations.set(activity, performance.now() - started);
  }
  return durations;
}

const begin = (app: DrivenApp) => app.call("start", { appVersion: "faults", backend: "wasm-simd" });

async function checkAll(device: Device, ledger: Ledger): Promise<readonly string[]> {
  const failed: string[] = [];
  const app = await device.open();
  for (const { name, check } of INVARIANTS) {
    const checked = check(app, ledger).catch((error: unknown) => [String(error)]);
    const outcome = await within(START_LIMIT_MS, checked, ["no answer"]);
    failed.push(...outcome.map((sentence) => `${name}: ${sentence}`));
  }
  return failed;
}

/** Resolves whether the work succeeds or is interrupted, because interrupting it is the point. */
const settle = (work: Promise<void>): Promise<"ended"> =>
  work.then(
    () => "ended",
    () => "ended",
  );

/** The result of some work, or `otherwise` if it takes longer than `ms`. */
function within<T, O>(ms: number, work: Promise<T>, otherwise: O): Promise<T | O> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(otherwise), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
