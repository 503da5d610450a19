import "@tensorflow/tfjs-converter/dist/flags";
import { GraphModel } from "@tensorflow/tfjs-converter/dist/executor/graph_model";
import { dispose, io, type NamedTensorMap, type Tensor, tensor } from "@tensorflow/tfjs-core";
import {
  type BackendName,
  type BenchAnswers,
  type BenchGraph,
  type BenchInput,
  HangerError,
} from "../../contract";
import { networkWords } from "../../words/networks";
import { BackendFailure, guarded } from "../ops/guard";
import { joinValues } from "./answers";
import { inputNoise, shapeOf, volumeOf } from "./input-noise";
import type { MeasuredNetwork } from "./measured-network";

/** The most values that it is given at once: 100 MB. */
const MOST_VALUES = 25_000_000;

/** The pictures that answers are compared for, where it takes as many as wanted. */
const PICTURES = 2;

/** Operations after which TensorFlow.js has to wait for values, because what comes next depends on them. */
const WAITS =
  /^(Switch|Merge|Enter|Exit|NextIteration|Stateless(If|While)|If|While|NonMaxSuppression.*|Where)$/;

/** A graph model on the current backend, whose kernels have to be there. It answers, and is not trained. */
export class GraphNetwork implements MeasuredNetwork {
  readonly parameters: number;
  readonly inputShape: readonly number[];
  readonly untrained: string = networkWords.graphUntrained;
  private readonly given: readonly BenchInput[];
  private readonly model: GraphModel<io.IOHandlerSync>;
  private readonly waits: boolean;

  /** @throws HangerError `model-invalid` where TensorFlow.js refuses it */
  constructor(
    private readonly backend: BackendName,
    { modelJson, weights, inputs }: BenchGraph,
  ) {
    this.given = inputs;
    const { modelTopology, signature, weightsManifest } = JSON.parse(modelJson) as io.ModelJSON;
    const weightSpecs = io.getWeightSpecs(weightsManifest);
    const artifacts: io.ModelArtifacts = {
      modelTopology,
      ...(signature ? { signature } : {}),
      weightSpecs,
      weightData: weights,
    };
    this.model = new GraphModel(io.fromMemorySync(artifacts));
    try {
      this.model.load();
    } catch (cause) {
      throw new HangerError("model-invalid", networkWords.graphUntrue, { cause });
    }
    const floats = weightSpecs.filter(({ dtype }) => dtype === "float32");
    this.parameters = floats.reduce((sum, { shape }) => sum + volumeOf(shape), 0);
    this.inputShape = shapeOf(inputs[0]!, 1).slice(this.isBatched ? 1 : 0);
    this.waits = nodesOf(modelTopology as Topology).some(({ op }) => WAITS.test(op));
  }

  /** One picture always; more where it leaves their number open, and they are not too large. */
  takes(count: number): boolean {
    if (count === 1) return true;
    const values = this.given.reduce((sum, input) => sum + volumeOf(shapeOf(input, count)), 0);
    return this.isBatched && values <= MOST_VALUES;
  }

  predict(count: number): () => Promise<unknown> {
    const given = this.given.map((input) => ({ ...input, ...inputNoise(input, count) }));
    return () =>
      guarded(() => this.run(given)).catch((error: unknown) => {
        throw this.explained(error);
      });
  }

  train(): never {
    throw new Error("a graph model is not trained");
  }

  async answers(): Promise<BenchAnswers> {
    const answered = this.predict(this.isBatched ? PICTURES : 1);
    return { probabilities: (await answered()) as Float32Array };
  }

  async timeLayers(): Promise<readonly never[]> {
    return [];
  }

  /** Whether the first side of every input is the number of pictures. */
  private get isBatched(): boolean {
    return this.given.every(({ shape }) => shape.length > 0 && shape[0] === null);
  }

  /** All outputs, joined in the order in which the graph names them. */
  private async run(given: readonly GivenTensor[]): Promise<Float32Array> {
    const inputs: NamedTensorMap = Object.fromEntries(
      given.map(({ name, values, shape, type }) => [name, tensor(values, shape, type)]),
    );
    try {
      const answered = this.waits ? await this.model.executeAsync(inputs) : this.model.execute(inputs);
      return await joinValues([answered].flat() as Tensor[]);
    } finally {
      dispose(inputs);
    }
  }

  /** TensorFlow.js's own words for what went wrong, and a sentence for a kernel that the backend does not have. */
  private explained(error: unknown): HangerError {
    const cause = error instanceof BackendFailure ? error.cause : error;
    const message = cause instanceof Error ? cause.message : String(cause);
    const [, kernel] = /kernel '(\w+)'.* for backend/i.exec(message) ?? [];
    const sentence = kernel
      ? networkWords.graphKernel(kernel, this.backend)
      : networkWords.graphFailed(message);
    return new HangerError("model-invalid", sentence, { cause });
  }
}

interface GivenTensor {
  readonly name: string;
  readonly type: BenchInput["type"];
  readonly shape: number[];
  readonly values: Float32Array;
}

interface Topology {
  readonly node: readonly { readonly op: string }[];
  readonly library?: { readonly function?: readonly { readonly nodeDef?: Topology["node"] }[] };
}

const nodesOf = ({ node, library }: Topology) => [
  ...node,
  ...(library?.function ?? []).flatMap(({ nodeDef = [] }) => nodeDef),
];
