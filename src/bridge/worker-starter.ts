import {
  type BackendName,
  type CallName,
  type CallRequest,
  type CallResult,
  isBackendName,
} from "../contract";
import { Watchdog } from "./watchdog";
import type { WorkerConnection } from "./worker-connection";

/**
 * Gives a worker what it needs to answer, and does so again for each worker that replaces a dead one:
 *
 *     idle --start()--> starting --> started --(worker died, next call)--> starting ...
 *                       starting --(backend hung)--> starting without it
 */
export class WorkerStarter {
  /** Starts as the page asked for it; set with the first start. */
  private again: (() => Promise<unknown>) | undefined;
  private current: Promise<unknown> | undefined;

  constructor(
    private readonly connection: WorkerConnection,
    /** Backends not to try; those that hang are added. */
    private readonly avoid: Set<BackendName>,
  ) {
    connection.onRestart(() => void this.again?.().catch(() => undefined));
  }

  /** Settles once the start under way is over, and never rejects; undefined while none is. */
  get underWay(): Promise<unknown> | undefined {
    return this.current;
  }

  /** @param limitS seconds that a backend may take to start, downloads left out, before it is taken to hang */
  async start<K extends CallName>(name: K, request: CallRequest<K>, limitS: number): Promise<CallResult<K>> {
    this.again = () => this.start(name, request, limitS);
    const begun = this.startWithout(name, request, limitS);
    const settled = begun.catch(() => undefined);
    this.current = settled;
    try {
      return await begun;
    } finally {
      if (this.current === settled) this.current = undefined;
    }
  }

  /** A backend that hangs takes its worker with it: another worker starts without that backend. */
  private async startWithout<K extends CallName>(
    name: K,
    request: CallRequest<K>,
    limitS: number,
  ): Promise<CallResult<K>> {
    const { connection, avoid } = this;
    for (;;) {
      let tried: BackendName | undefined;
      let hung: BackendName | undefined;
      const watchdog = new Watchdog(
        limitS,
        () => {
          hung = tried;
          connection.terminate();
        },
        () => tried !== undefined && !connection.isDownloading,
      );
      const onProgress = (progress: unknown) => {
        if (!isTrying(progress)) return;
        tried = progress.trying;
        watchdog.signOfLife();
      };
      try {
        return await connection.call(name, { ...request, avoid: [...avoid] }, { onProgress });
      } catch (error) {
        if (!hung || avoid.has(hung)) throw error;
        avoid.add(hung);
      } finally {
        watchdog.stop();
      }
    }
  }
}

function isTrying(progress: unknown): progress is { readonly trying: BackendName } {
  return (
    typeof progress === "object" &&
    progress !== null &&
    "trying" in progress &&
    typeof progress.trying === "string" &&
    isBackendName(progress.trying)
  );
}
