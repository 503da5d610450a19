import { type BenchNetworkSource, HangerError, LABELS, type ModelCard } from "../../../src/contract";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import type { NamedNetwork } from "../../../src/ml/measuring/backend-benchmark";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { benchmarkSentences } from "../../../src/words/benchmark-sentences";
import { classifyHandlers } from "../classify/classify";
import { environment } from "../computing/environment";
import { loadModel } from "../models/shipped-models";
import type { Handlers } from "../service";
import type { Session } from "../session";
import { describeDevice } from "./device";

type BenchmarkCalls = "openBench" | "checkBench" | "timeBench" | "profileBench" | "describeDevice";

const FRAME = { width: 1280, height: 960 };

/** Draws the weights of networks that are built for the measurement. */
const SEED = 1;

export const benchmarkHandlers: Pick<Handlers, BenchmarkCalls> = {
  async openBench({ backend, network }, { session, signal }) {
    const { BackendBenchmark } = await import("../../../src/ml/measuring/backend-benchmark");
    const opening = await BackendBenchmark.open({
      backend,
      environment,
      loadNetwork: () => loadNetwork(network, session),
      now: () => performance.now(),
      async preparePhoto() {
        await session.start(backend);
        const frame = drawFrame();
        return async () => {
          const bitmap = await createImageBitmap(frame);
          const image = { kind: "frame" as const, bitmap };
          const answered = await classifyHandlers.classify(
            { image },
            { session, signal, progress: () => {} },
          );
          if (answered.backend.backend !== backend) throw new Error(`${backend} stopped working`);
        };
      },
    });
    if ("benchmark" in opening) session.benchmark = opening.benchmark;
    return opening.opened;
  },

  checkBench: ({ reference }, { session }) => opened(session).check(reference),

  timeBench: (request, { session }) => opened(session).time(request),

  profileBench: (_, { session }) => opened(session).profile(),

  describeDevice: ({ battery }) => describeDevice(battery),
};

function opened({ benchmark }: Session) {
  // A worker that crashed between two calls was replaced by one that knows of no measurement.
  if (!benchmark) throw new HangerError("worker-died", benchmarkSentences.measurementLost);
  return benchmark;
}

async function loadNetwork(source: BenchNetworkSource, session: Session): Promise<NamedNetwork> {
  if (source.kind === "architecture") {
    const { name, title, build } = findArchitecture(source.name);
    return { name, title, network: build({}, LABELS.length, SEED) };
  }
  if (source.kind === "files") {
    return { name: source.name, title: source.name, network: await fromNetworkFiles(source) };
  }
  const record = await loadModel(await session.storage, source.name);
  const { name, title }: ModelCard = record.card;
  return { name, title, network: await fromNetworkFiles(record) };
}

/** A frame like a camera's: a dark shirt shape on a light, uneven ground. */
function drawFrame(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(FRAME.width, FRAME.height);
  const context = canvas.getContext("2d")!;
  const ground = context.createLinearGradient(0, 0, FRAME.width, FRAME.height);
  ground.addColorStop(0, "#d9cfc0");
  ground.addColorStop(1, "#a89a86");
  context.fillStyle = ground;
  context.fillRect(0, 0, FRAME.width, FRAME.height);
  context.fillStyle = "#27406b";
  context.fillRect(440, 200, 400, 620);
  context.fillRect(260, 200, 760, 180);
  return canvas;
}
