import {
  type BenchAnswers,
  type BenchCheck,
  type BenchEngineOpened,
  type BenchInput,
  type BenchMeasure,
  type BenchSlice,
  type BenchSliceRequest,
  type EngineName,
  type EngineNetwork,
  HangerError,
} from "../contract";
import { checkAnswers } from "../ml/measuring/check-answers";
import { inputNoise, shapeOf, volumeOf } from "../ml/measuring/input-noise";
import { type Clock, Rounds } from "../ml/measuring/rounds";
import { timingOf, toMicroseconds } from "../ml/measuring/statistics";
import { median } from "../ml/training/metrics";
import { engineWords } from "../words/engines";
import type { EngineSession, EngineSettings, StartEngine, StartedEngine } from "./engine";
import { withUsualSides } from "./inputs";
import { startLiteRt } from "./litert";
import { startOnnxRuntime } from "./onnxruntime-web";

const START: Readonly<Record<EngineName, StartEngine>> = {
  litert: startLiteRt,
  "onnxruntime-web": startOnnxRuntime,
};

/** Pictures in a batch, by measure: engines are compared at answering. */
const COUNTS = { predict1: 1, predict128: 128 } as const satisfies Partial<Record<BenchMeasure, number>>;

type EngineMeasure = keyof typeof COUNTS;

/** As many pictures as Hanger's backends are asked about to compare answers. */
const COMPARED = 2;

/** The most values in all inputs of one batch: 100 MB. */
const MOST_VALUES = 25_000_000;

interface EngineArgs extends EngineSettings {
  readonly network: EngineNetwork;
  readonly now: Clock;
}

/** Measures another engine in passes as `BackendBenchmark` measures a backend, in a worker of its own. */
export class EngineBenchmark {
  /** It computes with a file, and has no network that could be written for another engine. */
  readonly network?: undefined;
  private readonly rounds = new Map<BenchMeasure, Rounds>();
  private readonly sessions = new Map<number, Promise<EngineSession>>();

  private constructor(
    private readonly args: EngineArgs,
    private readonly started: StartedEngine,
    /** Of the file for one picture. */
    private readonly inputs: readonly BenchInput[],
  ) {}

  /**
   * Downloads the engine where it is not kept, starts it, and runs the network once.
   * @throws HangerError where it cannot be had, does not start, or cannot run the network
   */
  static async open(
    args: EngineArgs,
  ): Promise<{ readonly opened: BenchEngineOpened; readonly benchmark: EngineBenchmark }> {
    const { engine, files } = args.network;
    const title = engineWords.titles[engine];
    let downloadMs = 0;
    const downloading = async <T>(work: () => Promise<T>) => {
      const began = args.now();
      const loaded = await args.downloading(work);
      downloadMs += args.now() - began;
      return loaded;
    };
    const began = args.now();
    const started = await START[engine]({ ...args, downloading }).catch((error: unknown) => {
      throw toFailure(error, (reason) => engineWords.notStarted(title, reason));
    });
    const initMs = toMicroseconds(args.now() - began - downloadMs);
    try {
      const session = await started.open(files[0]!.bytes);
      const inputs = session.inputs.map(withUsualSides);
      const benchmark = new EngineBenchmark(args, started, inputs);
      benchmark.sessions.set(0, Promise.resolve(session));
      const first = args.now();
      await (await benchmark.workFor(1))();
      const firstMs = toMicroseconds(args.now() - first);
      const { threads, build } = started;
      const inputShape = (inputs[0]?.shape.slice(1) ?? []).map((side) => side ?? 0);
      return {
        benchmark,
        opened: { threads, build, initMs, firstMs, measures: benchmark.measures, inputShape },
      };
    } catch (error) {
      throw toFailure(error, (reason) => engineWords.notRun(title, reason));
    }
  }

  /** Its answers to the pictures about which Hanger's backends are asked too. */
  async check(reference: BenchAnswers | undefined): Promise<BenchCheck> {
    const probabilities = await this.answers().catch((error: unknown) => this.refuse(error));
    return checkAnswers({ probabilities }, reference && { probabilities: reference.probabilities });
  }

  /** Times one pass of a measure, about `sliceMs` long; `timing` covers all its passes so far. */
  async time(request: BenchSliceRequest): Promise<BenchSlice> {
    const { now } = this.args;
    const began = now();
    const { rounds, times } = await this.pass(request).catch((error: unknown) => this.refuse(error));
    // Opening has answered one picture already.
    const first = request.measure === "predict1" ? {} : { firstMs: toMicroseconds(rounds.firstMs!) };
    return {
      timing: { ...timingOf(rounds.timesByPass), ...first },
      medianMs: toMicroseconds(median(times)),
      elapsedMs: now() - began,
    };
  }

  /** Engines tell neither their memory nor the time of their operations. */
  async profile(): Promise<never> {
    throw new Error("an engine is not taken apart");
  }

  private async pass({ measure, sliceMs, afresh = false }: BenchSliceRequest) {
    const count = COUNTS[measure as EngineMeasure];
    const rounds = this.rounds.get(measure) ?? new Rounds(await this.workFor(count), this.args.now);
    this.rounds.set(measure, rounds);
    if (afresh) rounds.restart();
    return { rounds, times: await rounds.pass(sliceMs) };
  }

  private refuse(error: unknown): never {
    const title = engineWords.titles[this.args.network.engine];
    throw toFailure(error, (reason) => engineWords.notRun(title, reason));
  }

  private get measures(): readonly BenchMeasure[] {
    return (Object.keys(COUNTS) as EngineMeasure[]).filter(
      (measure) => measure === "predict1" || this.placeFor(COUNTS[measure]) !== undefined,
    );
  }

  /** Which file takes so many pictures; undefined where none does. */
  private placeFor(count: number): number | undefined {
    const takes = this.args.network.files.findIndex(
      (file) => file.count === count || (file.count === null && this.isOpen),
    );
    return takes < 0 ? undefined : takes;
  }

  /** Whether the first side of every input, the pictures in a batch, is open. */
  private get isOpen(): boolean {
    return this.inputs.every(({ shape }) => shape[0] === null);
  }

  private async workFor(count: number): Promise<() => Promise<unknown>> {
    const session = await this.sessionAt(this.placeFor(count) ?? 0);
    const inputs = session.inputs.map(withUsualSides);
    const values = inputs.reduce((sum, input) => sum + volumeOf(shapeOf(input, count)), 0);
    if (values > MOST_VALUES) {
      const title = engineWords.titles[this.args.network.engine];
      throw new HangerError("model-invalid", engineWords.inputTooLarge(title));
    }
    const given = inputs.map((input) => inputNoise(input, count));
    return () => session.run(given);
  }

  private async sessionAt(place: number): Promise<EngineSession> {
    const known = this.sessions.get(place);
    if (known) return known;
    const opening = this.started.open(this.args.network.files[place]!.bytes);
    this.sessions.set(place, opening);
    return opening;
  }

  /** One picture after the other, as files may take but one. */
  private async answers(): Promise<Float32Array> {
    const session = await this.sessionAt(this.placeFor(1) ?? 0);
    const batches = this.inputs.map((input) =>
      inputNoise({ ...input, shape: [null, ...input.shape.slice(1)] }, COMPARED),
    );
    const answers: Float32Array[] = [];
    for (let picture = 0; picture < COMPARED; picture++) {
      const given = batches.map(({ shape: [, ...sides], values }) => {
        const volume = volumeOf(sides);
        return { shape: [1, ...sides], values: values.subarray(picture * volume, (picture + 1) * volume) };
      });
      answers.push(await session.run(given));
    }
    return Float32Array.from(answers.flatMap((each) => [...each]));
  }
}

/** What this project says stays; what an engine says is told as the reason. */
function toFailure(error: unknown, sentence: (reason: string) => string): HangerError {
  if (error instanceof HangerError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new HangerError("backend-unavailable", sentence(reason), { cause: error });
}
