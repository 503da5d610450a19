import {
  type BenchEngineOpened,
  type BenchEngineRequest,
  type CallRequest,
  type EngineNetwork,
  type EngineNetworkFile,
  HangerError,
} from "../../../src/contract";
import { EngineBenchmark } from "../../../src/engines/engine-benchmark";
import { EngineStore } from "../../../src/engines/engine-store";
import { threadsFor } from "../../../src/ml/backends/threads-for";
import { engineWords } from "../../../src/words/engines";
import { withWords } from "../../../src/words/with-words";
import { BASE_URL } from "../base-url";
import { environment } from "../computing/environment";
import type { WorkerContext } from "../context";
import { openedBench } from "./opened";

export async function openEngine(
  { network }: BenchEngineRequest,
  { benchmark }: Pick<WorkerContext, "benchmark">,
): Promise<BenchEngineOpened> {
  const engine = await EngineBenchmark.open({
    network,
    store: new EngineStore(network.engine, BASE_URL),
    threads: environment.isolated ? threadsFor(environment) : 1,
    downloading: (work) => environment.downloading(work),
    now: () => performance.now(),
  });
  benchmark.opened = engine.benchmark;
  return engine.opened;
}

/** LiteRT runs a batch where the file states its size. */
const COUNTS = [1, 128];

/**
 * The network that this worker measures, with the same weights, as another engine reads it.
 * @throws HangerError `model-invalid` where it has no such form, with a sentence that says why
 */
export async function writeBenchNetwork(
  { engine }: CallRequest<"writeBenchNetwork">,
  { benchmark }: Pick<WorkerContext, "benchmark">,
): Promise<EngineNetwork> {
  const layers = openedBench(benchmark).network?.layers;
  if (!layers) throw new HangerError("model-invalid", engineWords.noGraphs(engineWords.titles[engine]));
  if (engine === "onnxruntime-web") {
    const { toOnnx } = await withWords(import("../../../src/formats/onnx"));
    return { engine, files: [{ bytes: await toOnnx(layers), count: null }] };
  }
  const { toTflite } = await withWords(import("../../../src/formats/tflite"));
  const files: EngineNetworkFile[] = [];
  for (const count of COUNTS) files.push({ bytes: await toTflite(layers, { batch: count }), count });
  return { engine, files };
}
