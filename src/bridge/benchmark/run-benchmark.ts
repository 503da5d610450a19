import {
  BACKENDS,
  type BackendName,
  type BatteryState,
  BENCH_FORMAT,
  BENCH_VERSION,
  type BenchAnswers,
  type BenchDocument,
  type BenchMeasure,
  type BenchNetwork,
  type BenchPeer,
  type BenchProgress,
  type BenchRequest,
  type EngineNetwork,
  HangerError,
  type ModelClient,
  type Timing,
} from "../../contract";
import { aloneOnDevice } from "../../locks/heavy-work";
import { isSteady, steadierOf } from "../../results/steadiness";
import { benchmarkSentences } from "../../words/benchmark-sentences";
import { engineWords } from "../../words/engines";
import { BackendLane } from "./backend-lane";
import { EngineLane } from "./engine-lane";
import { reasonOf } from "./lane";
import { type BenchPlan, planOf } from "./plan";

interface BenchOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BenchProgress) => void;
}

/** Plain JavaScript is what the others are held against. */
const REFERENCE: BackendName = "cpu";

/** How much longer a turn takes than its measures' parts, and a backend's first turn than a later one. */
const TURN_FACTOR = 1.3;
const FIRST_TURN_FACTOR = 5;

/** Repeated passes are spread over this share of their time: a burst does not cover them all. */
const REPEAT_SPREAD = 0.5;

/**
 * Opens the backends one after the other, lets them take turns, and puts together what they gave.
 * @throws HangerError `training-busy` where any window of the app trains or measures
 */
export function runBenchmark(
  client: ModelClient,
  request: BenchRequest,
  options?: BenchOptions,
): Promise<BenchDocument> {
  return aloneOnDevice(() => measureAll(client, request, options));
}

async function measureAll(
  client: ModelClient,
  request: BenchRequest,
  { signal = new AbortController().signal, onProgress }: BenchOptions = {},
): Promise<BenchDocument> {
  const measuredAt = Date.now();
  const device = await client.call("describeDevice", await readBattery());
  const run = new BenchmarkRun(request, signal, onProgress);
  try {
    await run.measure();
  } finally {
    run.close();
  }
  return {
    format: BENCH_FORMAT,
    version: BENCH_VERSION,
    id: drawId(),
    measuredAt,
    mode: request.mode,
    network: run.network,
    device,
    runs: run.rows,
    ...(run.peers.length > 0 ? { peers: run.peers } : {}),
    ...(signal.aborted ? { stopped: true } : {}),
  };
}

/** A timing that is not steady. */
interface Disturbed {
  readonly lane: BackendLane | EngineLane;
  readonly measure: BenchMeasure;
  readonly timing: Timing;
}

class BenchmarkRun {
  private readonly plan: BenchPlan;
  /** The reference first; it is not among the rows where it was not asked for. */
  private readonly backends: readonly BackendLane[];
  /** Others that are compared with them. */
  private readonly engines: readonly EngineLane[];
  private readonly asked: readonly BackendName[];
  private readonly startedAt = performance.now();
  private turnsDone = 0;
  private firstTurnAt = 0;
  private firstTurnsMs = 0;
  /** When the repeats are expected to end; undefined until it is known what they are of. */
  private repeatsEndAt: number | undefined;

  constructor(
    private readonly request: BenchRequest,
    private readonly signal: AbortSignal,
    private readonly onProgress: BenchOptions["onProgress"],
  ) {
    this.plan = planOf(request);
    const { network } = request;
    this.asked = network.kind === "engine" ? [] : (request.backends ?? BACKENDS);
    const names = network.kind === "engine" ? [] : [REFERENCE, ...this.asked];
    this.backends = [...new Set(names)].map((name) => new BackendLane(name, this.plan, signal));
    const engines = network.kind === "engine" ? [network.engine] : (request.engines ?? []);
    this.engines = engines.map((name) => new EngineLane(name, this.plan, signal));
  }

  private get lanes(): readonly (BackendLane | EngineLane)[] {
    return [...this.backends, ...this.engines];
  }

  get peers(): readonly BenchPeer[] {
    return this.engines.map(({ peer }) => peer);
  }

  /** In the order in which they were asked for. */
  get rows() {
    return this.asked.map((asked) => this.backends.find(({ name }) => name === asked)!.run);
  }

  /** @throws HangerError where no backend could run it */
  get network(): BenchNetwork {
    const { network: source } = this.request;
    const network =
      source.kind === "engine"
        ? this.engines[0]!.networkOf(source.name)
        : this.backends.find((lane) => lane.network)?.network;
    if (network) return network;
    if (this.signal.aborted) throw new HangerError("cancelled", benchmarkSentences.nothingMeasured);
    const reason = [...this.rows, ...this.peers].find(({ error }) => error)?.error ?? "";
    if (source.kind === "engine") throw new HangerError("backends-exhausted", reason);
    throw new HangerError("backends-exhausted", benchmarkSentences.noBackend(reason));
  }

  async measure(): Promise<void> {
    const reference = await this.open();
    await this.openEngines(reference);
    if (reference && !this.asked.includes(REFERENCE)) this.backends[0]!.close();
    this.firstTurnAt = performance.now();
    for (let pass = 0; pass < this.plan.passes && !this.signal.aborted; pass++) await this.pass(pass);
    await this.repeatUnsteady();
    await this.sustain();
  }

  close(): void {
    for (const lane of this.lanes) lane.close();
  }

  /** Returns the answers that the others were held against. */
  private async open(): Promise<BenchAnswers | undefined> {
    let reference: BenchAnswers | undefined;
    const { network } = this.request;
    if (network.kind === "engine") return undefined;
    for (const lane of this.backends) {
      this.report(lane);
      await lane.open(network);
      if (!lane.isOpen) continue;
      const answers = await lane.check(reference);
      if (lane.name === REFERENCE) reference = answers;
    }
    return reference;
  }

  /** Engines are given the network by a backend that runs it. */
  private async openEngines(reference: BenchAnswers | undefined): Promise<void> {
    for (const lane of this.engines) {
      if (this.signal.aborted) return;
      this.report(lane, true);
      try {
        await lane.open(await this.networkFor(lane));
        if (reference && lane.isOpen) await lane.check(reference);
      } catch (error) {
        if (!this.signal.aborted) lane.end("failed", reasonOf(error));
      }
    }
  }

  private async networkFor({ name }: EngineLane): Promise<EngineNetwork> {
    const { network } = this.request;
    if (network.kind === "engine") return { engine: name, files: [{ bytes: network.bytes, count: null }] };
    const writer = this.backends.find((lane) => lane.isOpen);
    if (!writer) throw new HangerError("backends-exhausted", engineWords.nothingToWrite);
    return writer.writeFor(name);
  }

  /** A turn for every backend; each pass begins with another one, so that none always follows the same. */
  private async pass(pass: number): Promise<void> {
    const open = this.lanes.filter((lane) => lane.isOpen);
    for (let i = 0; i < open.length; i++) {
      const lane = open[(i + pass) % open.length]!;
      for (const measure of this.plan.measures) {
        this.report(lane);
        // Before the photo, which brings a network of its own into memory.
        if (pass === 0 && measure === "photo" && lane.isOpen && lane instanceof BackendLane)
          await lane.profile();
        if (lane.isOpen) await lane.takeTurn(measure, this.elapsedMs > this.plan.hurryMs);
      }
      this.turnsDone++;
      if (pass === 0) this.firstTurnsMs = performance.now() - this.firstTurnAt;
    }
  }

  /** Measures once more what was not steady, when all else is done: what kept the device busy may be over by now. */
  private async repeatUnsteady(): Promise<void> {
    const { passes, sliceMs, repeatMs } = this.plan;
    const again = new Map(this.unsteady().map((each) => [each, undefined as Timing | undefined]));
    this.repeatsEndAt = performance.now() + (again.size > 0 ? REPEAT_SPREAD * repeatMs : 0);
    for (let pass = 0; pass < passes; pass++) {
      const until = performance.now() + REPEAT_SPREAD * (repeatMs / passes);
      for (const each of again.keys()) {
        const { lane, measure } = each;
        if (!lane.isOpen) continue;
        this.report(lane);
        again.set(each, (await lane.timeApart(measure, sliceMs, pass === 0))?.timing);
      }
      if (again.size > 0) await this.wait(until - performance.now());
    }
    for (const [{ lane, measure, timing }, repeated] of again) {
      if (lane.isOpen && repeated) lane.replace(measure, steadierOf(timing, repeated));
    }
  }

  /** What was disturbed, as much of it as there is time to repeat; the fastest backends first, as they may be recommended. */
  private unsteady(): readonly Disturbed[] {
    const { measures, passes, sliceMs, repeatMs } = this.plan;
    const found = measures.flatMap((measure) => {
      const timed = this.lanes.flatMap((lane) => {
        const timing = lane.isOpen ? lane.timings[measure] : undefined;
        return timing ? [{ lane, measure, timing }] : [];
      });
      const least = Math.min(...timed.map(({ timing }) => timing.medianMs));
      return timed.map((each) => ({ ...each, behind: each.timing.medianMs / least }));
    });
    let spentMs = 0;
    return found
      .filter(({ timing }) => isSteady(timing) === false)
      .sort((a, b) => a.behind - b.behind)
      .filter(({ timing }) => {
        const takesMs = TURN_FACTOR * passes * Math.max(sliceMs, timing.medianMs);
        if (spentMs + takesMs > repeatMs) return false;
        spentMs += takesMs;
        return true;
      });
  }

  /** Ends sooner where the measurement is stopped. */
  private async wait(ms: number): Promise<void> {
    if (ms <= 0 || this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private get elapsedMs(): number {
    return performance.now() - this.startedAt;
  }

  /** Lets the fastest at the largest work that any can do go on and on. */
  private async sustain(): Promise<void> {
    const { sustained } = this.plan;
    if (!sustained || this.signal.aborted) return;
    const measure = (["trainStep128", "trainStep32", "predict128", "predict1"] as const).find((each) =>
      this.backends.some((lane) => lane.isOpen && lane.run[each]),
    );
    const fastest = measure && this.fastestAt(measure);
    if (!fastest) return;
    for (const lane of this.lanes) if (lane !== fastest) lane.close();
    await fastest.sustain(measure, sustained.windows, sustained.windowMs, () => this.report(fastest));
  }

  private fastestAt(measure: BenchMeasure): BackendLane | undefined {
    const msOf = (lane: BackendLane) => lane.run[measure]?.medianMs ?? Number.POSITIVE_INFINITY;
    const able = this.backends.filter((lane) => lane.isOpen && lane.run[measure]);
    return able.sort((a, b) => msOf(a) - msOf(b))[0];
  }

  private report({ name }: BackendLane | EngineLane, opening = false): void {
    const secondsLeft = this.secondsLeft();
    const elapsed = this.elapsedMs / 1000;
    this.onProgress?.({
      share: Math.min(1, elapsed / (elapsed + secondsLeft)),
      secondsLeft,
      backend: name,
      ...(opening ? { opening } : {}),
      runs: this.rows,
      peers: this.peers,
    });
  }

  /** A first turn takes longer, by warming up and by what is slow: as long as those of others did. */
  private secondsLeft(): number {
    const { passes, measures, sliceMs, repeatMs, sustained } = this.plan;
    const open = this.lanes.filter((lane) => lane.isOpen).length;
    const firsts = Math.min(this.turnsDone, open);
    const turnMs = TURN_FACTOR * measures.length * sliceMs;
    const firstMs = firsts > 0 ? this.firstTurnsMs / firsts : FIRST_TURN_FACTOR * turnMs;
    const lanes = this.firstTurnAt === 0 ? this.lanes.length : open;
    const firstsLeft = Math.max(0, lanes - this.turnsDone);
    const laterLeft = Math.max(0, passes * lanes - Math.max(this.turnsDone, lanes));
    const windowsDone = this.rows.find((row) => row.sustained)?.sustained?.medianMs.length ?? 0;
    const windowsMs = sustained ? (sustained.windows - windowsDone) * sustained.windowMs : 0;
    const turnsMs = windowsDone > 0 ? 0 : firstsLeft * firstMs + laterLeft * turnMs;
    const repeatsMs =
      this.repeatsEndAt === undefined
        ? REPEAT_SPREAD * repeatMs
        : Math.max(0, this.repeatsEndAt - performance.now());
    return (turnsMs + repeatsMs + windowsMs) / 1000;
  }
}

/** Short enough for a link, and drawn from more than 10^15. */
function drawId(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(drawn, (part) => part.toString(36).padStart(7, "0")).join("");
}

/** Only a page is told of the battery, and only Chromium tells. */
async function readBattery(): Promise<{ battery?: BatteryState }> {
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<BatteryState> };
  const told = await getBattery?.call(navigator).catch(() => undefined);
  return told ? { battery: { level: told.level, charging: told.charging } } : {};
}
