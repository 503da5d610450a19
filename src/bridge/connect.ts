import {
  type BackendName,
  BRIDGE_NEEDS,
  type BridgeNeeds,
  type CallName,
  type CallOptions,
  type CallRequest,
  type CallResult,
  HangerError,
  type ModelClient,
} from "../contract";
import { withWords } from "../words/with-words";
import { Watchdog } from "./watchdog";
import { WorkerConnection } from "./worker-connection";
import { WorkerStarter } from "./worker-starter";

/**
 * Starts the model worker and returns the client for it: the one way in for the interface, the command line
 * and the tests. A worker that replaces a dead one is started like the first before it gets any other call.
 */
export function connect(): ModelClient {
  const connection = new WorkerConnection();
  /** Backends that hung: the next worker does not try them. */
  const avoid = new Set<BackendName>();
  const starter = new WorkerStarter(connection, avoid);

  /** Makes a call, and ends the worker where it hangs. */
  const watched = async <K extends CallName>(
    name: K,
    limitS: number,
    request: CallRequest<K>,
    options: CallOptions<K>,
  ): Promise<CallResult<K>> => {
    const watchdog = new Watchdog(
      limitS,
      () => {
        if (connection.backend) avoid.add(connection.backend);
        connection.replace("no answer");
      },
      () => connection.onlyWaitsFor(name) && !connection.isDownloading,
    );
    try {
      return await connection.call(name, request, options);
    } finally {
      watchdog.stop();
    }
  };

  const client: ModelClient = {
    async call<K extends CallName>(name: K, request: CallRequest<K>, options: CallOptions<K> = {}) {
      const { starts, limitS, repeatable } = needsOf(name);
      if (starts) return starter.start(name, request, limitS!);
      const make = () =>
        limitS ? watched(name, limitS, request, options) : connection.call(name, request, options);
      try {
        return await make();
      } catch (error) {
        const died = error instanceof HangerError && error.code === "worker-died";
        const moved = Boolean(options.transfer?.length);
        const starting = starter.underWay;
        // Retries a call once when its worker died: a repeatable one always, others only if the worker died while starting.
        if (!died || moved || !(repeatable || starting)) throw error;
        await starting;
        return make();
      }
    },
    async measureBackends(purpose, options) {
      const { measureBackends } = await import(
        /* webpackChunkName: "measure-backends" */ "./measure-backends"
      );
      return measureBackends(client, purpose, options);
    },
    async runBenchmark(request, options) {
      const { runBenchmark } = await withWords(
        import(/* webpackChunkName: "run-benchmark" */ "./benchmark/run-benchmark"),
      );
      return runBenchmark(client, request, options);
    },
    onRestart: (listener) => connection.onRestart(listener),
    onNotice: (listener) => connection.onNotice(listener),
    onDownload: (listener) => connection.onDownload(listener),
  };
  return client;
}

const needsOf = (name: CallName): BridgeNeeds =>
  (BRIDGE_NEEDS as Partial<Readonly<Record<CallName, BridgeNeeds>>>)[name] ?? {};
