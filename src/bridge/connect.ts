import {
  type BackendName,
  type CallName,
  type CallOptions,
  type CallRequest,
  type CallResult,
  HangerError,
  type ModelClient,
} from "../contract";
import { withWords } from "../words/with-words";
import { startWorker } from "./start-worker";
import { Watchdog } from "./watchdog";
import { WorkerConnection } from "./worker-connection";

/** A picture that has no answer by then, from a worker that does nothing else, will never have one. */
const ANSWER_LIMIT_S = 30;

/**
 * Starts the model worker and returns the client for it: the one way in for the interface, the command line
 * and the tests. A worker that replaces a dead one is started like the first before it gets any other call.
 */
export function connect(): ModelClient {
  const connection = new WorkerConnection();
  const avoid = new Set<BackendName>();
  let startRequest: CallRequest<"start"> | undefined;
  let computing: BackendName | undefined;
  /** While a worker is being readied: settles once it is, or cannot be. */
  let starting: Promise<unknown> | undefined;

  const start = async (request: CallRequest<"start">) => {
    const begun = startWorker(connection, request, avoid);
    const settled = begun.catch(() => undefined);
    starting = settled;
    try {
      const started = await begun;
      computing = started.backend.backend;
      return started;
    } finally {
      if (starting === settled) starting = undefined;
    }
  };
  connection.onRestart(() => {
    if (startRequest) void start(startRequest).catch(() => undefined);
  });

  const classify = async (request: CallRequest<"classify">, options?: CallOptions<"classify">) => {
    const watchdog = new Watchdog(
      ANSWER_LIMIT_S,
      () => {
        if (computing) avoid.add(computing);
        connection.replace("no answer");
      },
      () => connection.onlyWaitsFor("classify"),
    );
    try {
      const answered = await connection.call("classify", request, options);
      computing = answered.backend.backend;
      return answered;
    } finally {
      watchdog.stop();
    }
  };

  /**
   * Does what a worker did not live to do once more, with the next one: answers a picture, or whatever else was waiting for
   * a worker that hung while it started. What had been moved to the worker went with it.
   */
  const surviving = async <T>(work: () => Promise<T>, mayRepeat: () => boolean): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const died = error instanceof HangerError && error.code === "worker-died";
      if (!died || !mayRepeat()) throw error;
      await starting;
      return work();
    }
  };

  const client: ModelClient = {
    async call<K extends CallName>(name: K, request: CallRequest<K>, options: CallOptions<K> = {}) {
      if (name === "start") {
        startRequest = request as CallRequest<"start">;
        return (await start(startRequest)) as CallResult<K>;
      }
      const isPicture = name === "classify";
      const work = async () =>
        isPicture
          ? ((await classify(
              request as CallRequest<"classify">,
              options as CallOptions<"classify">,
            )) as CallResult<K>)
          : connection.call(name, request, options);
      const isHere = !options.transfer?.length;
      return surviving(work, () => isHere && (isPicture || starting !== undefined));
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
  };
  return client;
}
