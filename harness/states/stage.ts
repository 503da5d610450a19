import type { Page } from "playwright-core";
import type { CallName, CallProgress, CallResult, Failure } from "../../src/contract";
import type { RunningServer } from "../server";
import type { StandIn } from "./stand-in";

type Rule = StandIn["rules"][string];

/** A page of the app whose worker's calls can be made to wait, answer or fail. */
export class Stage {
  private madeUp = false;

  constructor(
    readonly page: Page,
    readonly server: RunningServer,
  ) {}

  /** Whether anything on the page may come from an answer that the worker did not give. */
  get isMadeUp(): boolean {
    return this.madeUp;
  }

  /** Makes future calls with a name wait, after reporting some progress. */
  hold<K extends CallName>(name: K, ...progress: readonly CallProgress<K>[]): Promise<void> {
    this.madeUp ||= progress.length > 0;
    return this.rule(name, { progress });
  }

  /** Answers waiting and future calls with a name. */
  answer<K extends CallName>(name: K, value: CallResult<K>): Promise<void> {
    return this.settle(name, { ok: true, value });
  }

  /** Fails waiting and future calls with a name. */
  fail(name: CallName, failure: Failure): Promise<void> {
    return this.settle(name, { ok: false, failure });
  }

  /** Passes waiting and future calls with a name to the worker. */
  release(name: CallName): Promise<void> {
    return this.page.evaluate((name) => globalThis.standIn?.release(name), name);
  }

  /** Opens a view as the app's links do, without a reload. */
  go(hash: string): Promise<void> {
    return this.page.evaluate((hash) => {
      location.hash = hash;
    }, hash);
  }

  /** Closes the sheet that is open. */
  async closeSheet(): Promise<void> {
    await this.page.keyboard.press("Escape");
    // A closed dialog has no role any more; wait until the app has removed it.
    await this.page.locator("dialog").waitFor({ state: "detached" });
  }

  private async settle(name: CallName, outcome: unknown): Promise<void> {
    this.madeUp = true;
    await this.rule(name, { progress: [], outcome });
    await this.page.evaluate(([name, outcome]) => globalThis.standIn?.settle(name, outcome), [
      name,
      outcome,
    ] as const);
  }

  /** Sets a rule in the open page, and again after each reload. */
  private async rule(name: CallName, rule: Rule): Promise<void> {
    const set = ([name, rule]: readonly [CallName, Rule]) => {
      if (globalThis.standIn) globalThis.standIn.rules[name] = rule;
    };
    await this.page.addInitScript(set, [name, rule] as const);
    await this.page.evaluate(set, [name, rule] as const);
  }
}
