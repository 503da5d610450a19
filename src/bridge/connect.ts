import { aloneOnDevice, type CallRequest, type ModelClient } from "../contract";
import { measureBackends } from "./measure-backends";
import { WorkerConnection } from "./worker-connection";

/**
 * Starts the model worker and returns the client for it: the one way in for the interface, the command line
 * and the tests. A worker that replaces a dead one is started like the first before it gets any other call.
 */
export function connect(): ModelClient {
  const connection = new WorkerConnection();
  let startRequest: CallRequest<"start"> | undefined;
  connection.onRestart(() => {
    if (startRequest) void connection.call("start", startRequest).catch(() => undefined);
  });
  const client: ModelClient = {
    call(name, request, options) {
      if (name === "start") startRequest = request as CallRequest<"start">;
      return connection.call(name, request, options);
    },
    measureBackends: (purpose, options) => measureBackends(client, purpose, options),
    async runBenchmark(request, options) {
      const { runBenchmark } = await import("./benchmark/run-benchmark");
      return aloneOnDevice(() => runBenchmark(client, request, options));
    },
    onRestart: (listener) => connection.onRestart(listener),
  };
  return client;
}
