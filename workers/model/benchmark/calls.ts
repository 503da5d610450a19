import type { BenchmarkCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";
import { openedBench } from "./opened";
import { resultCalls } from "./results";

const loadEngine = () => import(/* webpackChunkName: "engine" */ "./engine");

export const benchmarkCalls: Pick<Handlers, keyof BenchmarkCalls> = {
  readBenchNetwork: later(
    () => import("./read-network"),
    ({ readBenchNetwork }) => readBenchNetwork,
  ),
  openBench: later(
    () => import("./measuring"),
    ({ openBench }) => openBench,
  ),
  checkBench: ({ reference }, { benchmark }) => openedBench(benchmark).check(reference),
  timeBench: (request, { benchmark }) => openedBench(benchmark).time(request),
  profileBench: (_, { benchmark }) => openedBench(benchmark).profile(),
  writeBenchNetwork: later(loadEngine, ({ writeBenchNetwork }) => writeBenchNetwork),
  openEngine: later(loadEngine, ({ openEngine }) => openEngine),
  describeDevice: later(
    () => import("./device"),
    ({ describeDevice }) =>
      ({ battery }) =>
        describeDevice(battery),
  ),
  ...resultCalls,
};
