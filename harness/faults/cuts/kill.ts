import { rmSync } from "node:fs";
import { runInWorkers, tellWorkers } from "../../worker-code";
import { changed, RECORD_WRITES, type RecordedChange } from "../writes";
import { WRITING_ACTIONS } from "../writing";
import { type BrowserCheck, checkProfile, openOn } from "./in-browser";
import type { Recording } from "./recording";

/** When the browser is killed: while a write is held open, while it is committed, or once the app knows that it was. */
export const PHASES = ["before", "during", "after"] as const;

/** A kill by number. */
export interface Kill {
  readonly action: string;
  /** Of the action's writes, from 1. */
  readonly write: number;
  readonly phase: (typeof PHASES)[number];
}

/** What the worker tells before the browser is killed. */
interface LastWords {
  readonly committed: readonly RecordedChange[];
  /** Of the write that is cut off. */
  readonly underWay: readonly RecordedChange[];
}

declare global {
  /** Set once the app has started: the next writes are counted, and the browser is killed at one of them. */
  var killAt: Pick<Kill, "write" | "phase"> | undefined;
  var strike: (words: LastWords) => Promise<void>;
}

/** The longest between the end of an action and the end of the browser. */
const KILL_LIMIT_MS = 30_000;

/** Every kill that there is: of each action, at each write, in each phase. */
export function everyKill({ confirmed }: Recording): readonly Kill[] {
  // The first action makes the database, for which a profile without one would be needed.
  return confirmed
    .slice(1)
    .flatMap(({ action, writes }, i) =>
      Array.from({ length: writes - confirmed[i]!.writes }, (_, n) => n + 1).flatMap((write) =>
        PHASES.map((phase) => ({ action, write, phase })),
      ),
    );
}

/** Does an action on the database as it was recorded before it, kills the browser, and checks what is left. */
export async function killAndCheck(
  recording: Recording,
  { action, write, phase }: Kill,
): Promise<BrowserCheck> {
  const at = WRITING_ACTIONS.findIndex(({ name }) => name === action);
  const before = recording.confirmed[at - 1]!;
  const profile = recording.profileOf(recording.log.subarray(0, before.end));
  try {
    const app = await openOn(recording.port, profile);
    let words: LastWords | undefined;
    try {
      const context = app.page.context();
      const session = await context.newCDPSession(app.page);
      const told = new Promise<LastWords>((resolve) => {
        void app.page.exposeFunction("strike", resolve);
      });
      const killed = told.then((each) => {
        words = each;
        // The browser ends before it can answer.
        void session.send("Browser.crash").catch(() => undefined);
        return context.waitForEvent("close");
      });
      await runInWorkers(app.page, `${RECORD_WRITES}; (${install})()`);
      await app.renew();
      await app.page.evaluate(() => {
        new BroadcastChannel("strike").onmessage = ({ data }) => void globalThis.strike(data);
      });
      await app.call("start", { appVersion: "faults", backend: "wasm-simd" });
      await tellWorkers(app.page, `globalThis.killAt = ${JSON.stringify({ write, phase })}`);
      const done = WRITING_ACTIONS[at]!.run(app, recording.photos).catch(() => undefined);
      await Promise.race([killed, done.then(() => limit(killed))]);
    } finally {
      await app.close();
    }
    if (!words) return { checks: 1, broken: [`there was no write ${write}`] };
    const recorded = recording.writes.slice(0, before.writes).flatMap(({ changes }) => changes);
    const least = changed(new Map(), [...recorded, ...words.committed]);
    const most = changed(least, words.underWay);
    return await checkProfile(recording, profile, phase === "during" ? [least, most] : [least]);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Waits for a browser to end. One that has not been killed by then will not be. */
async function limit(killed: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, KILL_LIMIT_MS);
  });
  await Promise.race([killed, late]);
  clearTimeout(timer);
}

/** Runs in the worker, after what records its writes. */
function install(): void {
  const { transaction } = IDBDatabase.prototype;
  let counted = 0;
  const tell = async (underWay: IDBTransaction | undefined) => {
    const committed = (await Promise.all(globalThis.recordedWrites)).flatMap(({ changes }) => changes);
    const unfinished = underWay ? await Promise.all(globalThis.changesOf.get(underWay)!) : [];
    new BroadcastChannel("strike").postMessage({ committed, underWay: unfinished });
  };
  /** Keeps a transaction from being committed. */
  const hold = (held: IDBTransaction) => {
    const store = held.objectStore(held.objectStoreNames[0]!);
    const again = () => {
      store.get("").onsuccess = again;
    };
    again();
  };
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    const { killAt } = globalThis;
    if (!killAt || begun.mode !== "readwrite" || ++counted < killAt.write) return begun;
    const { phase } = killAt;
    if (counted > killAt.write || phase === "before") hold(begun);
    if (counted > killAt.write) return begun;
    if (phase === "after") begun.addEventListener("complete", () => void tell(undefined));
    // All its changes are asked for at once.
    else setTimeout(() => void tell(begun));
    return begun;
  };
}
