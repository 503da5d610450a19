import {
  type BenchNetwork,
  type BenchPeer,
  ENGINE_FACTS,
  type EngineName,
  type EngineNetwork,
} from "../../contract";
import { engineWords } from "../../words/engines";
import { type Estimates, Lane } from "./lane";
import type { BenchPlan } from "./plan";

/** Another engine, which only answers. */
export class EngineLane extends Lane {
  protected readonly estimates: Estimates = { predict128: ["predict1", 32] };
  private build: string | undefined;
  private inputShape: readonly number[] | undefined;

  constructor(
    readonly name: EngineName,
    plan: BenchPlan,
    signal: AbortSignal,
  ) {
    super(plan, signal);
  }

  get peer(): BenchPeer {
    const { status: _, ...row } = this.row;
    return {
      name: this.name,
      version: ENGINE_FACTS[this.name].version,
      threads: 1,
      ...(this.build === undefined ? {} : { build: this.build }),
      ...row,
    };
  }

  /** What is known of a network that only this engine runs; undefined where it did not. */
  networkOf(name: string): BenchNetwork | undefined {
    const { inputShape } = this;
    const untrained = engineWords.alone(engineWords.titles[this.name]);
    return inputShape && { name, title: name, parameters: 0, inputShape, untrained };
  }

  async open(network: EngineNetwork): Promise<void> {
    const opened = await this.call("openEngine", { network });
    if (!opened) return;
    const { threads, build, initMs, firstMs, measures, inputShape } = opened;
    this.build = build;
    this.inputShape = inputShape;
    this.begin({ status: "ok", threads, initMs, firstMs }, measures);
  }
}
