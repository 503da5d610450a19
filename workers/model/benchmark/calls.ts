import type { BenchmarkCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";
import { openBench, openedBench } from "./measuring";
import { resultCalls } from "./results";

export const benchmarkCalls: Pick<Handlers, keyof BenchmarkCalls> = {
  openBench,
  checkBench: ({ reference }, { benchmark }) => openedBench(benchmark).check(reference),
  timeBench: (request, { benchmark }) => openedBench(benchmark).time(request),
  profileBench: (_, { benchmark }) => openedBench(benchmark).profile(),
  describeDevice: later(
    () => import("./device"),
    ({ describeDevice }) =>
      ({ battery }) =>
        describeDevice(battery),
  ),
  ...resultCalls,
};
