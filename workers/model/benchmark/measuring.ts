import {
  type BackendName,
  type BenchGraph,
  type BenchInput,
  type BenchNetworkSource,
  type BenchOpened,
  type BenchOpenRequest,
  LABELS,
  type ModelCard,
} from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { BackendBenchmark, type NamedNetwork } from "../../../src/ml/measuring/backend-benchmark";
import { LayersNetwork } from "../../../src/ml/measuring/layers-network";
import type { MeasuredNetwork } from "../../../src/ml/measuring/measured-network";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import type { Storage } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import { answerPhoto, decodePhoto } from "../classify/classify";
import { environment } from "../computing/environment";
import type { WorkerContext } from "../context";
import { loadModel, SHIPPED_MODELS } from "../models/shipped-models";

const FRAME = { width: 1280, height: 960 };

/** Draws the weights of networks that are built for the measurement. */
const SEED = 1;

export async function openBench(
  { backend, network }: BenchOpenRequest,
  context: WorkerContext,
): Promise<BenchOpened> {
  const opening = await BackendBenchmark.open({
    backend,
    environment,
    loadNetwork: () => loadNetwork(network, backend, context.storage),
    now: () => performance.now(),
    preparePhoto: () => preparePhoto(backend, context),
  });
  if ("benchmark" in opening) context.benchmark.opened = opening.benchmark;
  return opening.opened;
}

/** Readies the standard model on `backend`, whichever the user has chosen; returns what answers a photo with it. */
async function preparePhoto(backend: BackendName, context: WorkerContext): Promise<() => Promise<void>> {
  const { computing, answering } = context;
  await computing.use(backend);
  await answering.use(SHIPPED_MODELS[0]);
  const frame = drawFrame();
  return async () => {
    const photo = await decodePhoto({ kind: "frame", bitmap: await createImageBitmap(frame) });
    const answered = await computing.recovering(() => answerPhoto(photo, {}, context));
    if (answered.backend.backend !== backend) throw new Error(`${backend} stopped working`);
  };
}

async function loadNetwork(
  source: BenchNetworkSource,
  backend: BackendName,
  storage: Storage,
): Promise<NamedNetwork> {
  if (source.kind === "graph") {
    const { name, modelJson, inputs } = source;
    const structure = await structureOf(modelJson, inputs);
    return { name, title: name, structure, network: await openGraph(source, backend) };
  }
  if (source.kind === "architecture") {
    const { name, title, build } = findArchitecture(source.name);
    return { name, title, network: new LayersNetwork(build({}, LABELS.length, SEED)) };
  }
  if (source.kind === "files") {
    const network = new LayersNetwork(await fromNetworkFiles(source));
    return { name: source.name, title: source.name, structure: await structureOf(source.modelJson), network };
  }
  const record = await loadModel(storage, source.name);
  const { name, title }: ModelCard = record.card;
  const structure = await structureOf(record.modelJson);
  return { name, title, structure, network: new LayersNetwork(await fromNetworkFiles(record)) };
}

/** What tells networks of the same name apart. */
async function structureOf(modelJson: string, inputs: readonly BenchInput[] = []): Promise<string> {
  const { modelTopology } = JSON.parse(modelJson) as { readonly modelTopology: unknown };
  const text = new TextEncoder().encode(JSON.stringify([modelTopology, inputs]));
  return (await sha256(text)).slice(0, 16);
}

/** What runs graph models, and the kernels that only they need, are downloaded where one is measured. */
function openGraph(source: BenchGraph, backend: BackendName): Promise<MeasuredNetwork> {
  return environment.downloading(async () => {
    const [{ GraphNetwork }, { addFurtherKernels }] = await Promise.all([
      withWords(import("../../../src/ml/measuring/graph-network")),
      import("../../../src/ml/backends/further-kernels"),
    ]);
    await addFurtherKernels();
    return new GraphNetwork(backend, source);
  });
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
