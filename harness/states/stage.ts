import type { Page } from "playwright-core";
import type { CallName, CallProgress, CallResult, Failure } from "../../src/contract";
import type { RunningServer } from "../server";
import type { StandIn } from "./stand-in";

type Rule = StandIn["rules"][string];

/** A page of the app, and ways to have its worker wait, answer and fail when asked. */
export class Stage {
  constructor(
    readonly page: Page,
    readonly server: RunningServer,
  ) {}

  /** Has calls of a name wait from now on, after some progress. */
  hold<K extends CallName>(name: K, ...progress: readonly CallProgress<K>[]): Promise<void> {
    return this.rule(name, { progress });
  }

  /** Answers the calls of a name that wait, and those to come. */
  answer<K extends CallName>(name: K, value: CallResult<K>): Promise<void> {
    return this.settle(name, { ok: true, value });
  }

  /** Has the calls of a name fail that wait, and those to come. */
  fail(name: CallName, failure: Failure): Promise<void> {
    return this.settle(name, { ok: false, failure });
  }

  /** Lets calls of a name through to the worker, those that wait too. */
  release(name: CallName): Promise<void> {
    return this.page.evaluate((name) => globalThis.standIn?.release(name), name);
  }

  /** Opens a place of the app as its links do, without loading it anew. */
  go(hash: string): Promise<void> {
    return this.page.evaluate((hash) => {
      location.hash = hash;
    }, hash);
  }

  /** Closes the sheet that is open. */
  async closeSheet(): Promise<void> {
    await this.page.keyboard.press("Escape");
    // Closed, it has no role any more; gone it is once the app has taken it away.
    await this.page.locator("dialog").waitFor({ state: "detached" });
  }

  private async settle(name: CallName, outcome: unknown): Promise<void> {
    await this.rule(name, { progress: [], outcome });
    await this.page.evaluate(([name, outcome]) => globalThis.standIn?.settle(name, outcome), [
      name,
      outcome,
    ] as const);
  }

  /** In the page as it is open, and after each reload. */
  private async rule(name: CallName, rule: Rule): Promise<void> {
    const set = ([name, rule]: readonly [CallName, Rule]) => {
      if (globalThis.standIn) globalThis.standIn.rules[name] = rule;
    };
    await this.page.addInitScript(set, [name, rule] as const);
    await this.page.evaluate(set, [name, rule] as const);
  }
}
