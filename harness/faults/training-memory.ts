import type { MemoryUse, TrainRequest } from "../../src/contract";

/** In the page that commands drive: trains, and tells what the worker holds at these steps, counted over epochs; then stops. */
export const memoryAt = async ([request, steps]: readonly [TrainRequest, readonly number[]]): Promise<
  readonly MemoryUse[]
> => {
  const { client } = globalThis.driver!;
  const held: Promise<MemoryUse>[] = [];
  const stop = new AbortController();
  await client
    .call("train", request, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.kind !== "step") return;
        const step = (progress.epoch - 1) * progress.stepsPerEpoch + progress.step;
        if (step >= (steps[held.length] ?? Number.POSITIVE_INFINITY)) {
          held.push(client.call("memoryUse", undefined));
          if (held.length === steps.length) stop.abort();
        }
      },
    })
    .catch((error) => {
      if (error.code !== "cancelled") throw error;
    });
  return Promise.all(held);
};
