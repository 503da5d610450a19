import type { BackendName, CallRequest, CallResult } from "../contract";
import { Watchdog } from "./watchdog";
import type { WorkerConnection } from "./worker-connection";

/** A backend that has not started by then never will. The first start of one may have to fetch half a megabyte. */
const LIMIT_S = 20;

/**
 * Starts what the worker needs to answer. A backend that hangs takes its worker with it: another one starts without it.
 * @param avoid backends not to try; those that hang are added
 */
export async function startWorker(
  connection: WorkerConnection,
  request: CallRequest<"start">,
  avoid: Set<BackendName>,
): Promise<CallResult<"start">> {
  for (;;) {
    let tried: BackendName | undefined;
    let hung: BackendName | undefined;
    const watchdog = new Watchdog(
      LIMIT_S,
      () => {
        hung = tried;
        connection.terminate();
      },
      () => tried !== undefined,
    );
    const onProgress = ({ trying }: { readonly trying: BackendName }) => {
      tried = trying;
      watchdog.signOfLife();
    };
    try {
      return await connection.call("start", { ...request, avoid: [...avoid] }, { onProgress });
    } catch (error) {
      if (!hung || avoid.has(hung)) throw error;
      avoid.add(hung);
    } finally {
      watchdog.stop();
    }
  }
}
