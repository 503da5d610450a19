/** What stands in for the worker in a page: calls of some names do not reach it. */
export interface StandIn {
  /** Progress that calls of a name report, and what they come back with; without that they wait. */
  readonly rules: Record<string, { readonly progress: readonly unknown[]; readonly outcome?: unknown }>;
  /** Brings the waiting calls of a name back with an outcome. */
  settle(name: string, outcome: unknown): void;
  /** Lets the waiting calls of a name through to the worker after all. */
  release(name: string): void;
}

declare global {
  /** Of pages that are brought into a state by the command line and the tests. */
  var standIn: StandIn | undefined;
}

/** A call as Comlink sends it; `argumentList` is the call's own id, its name, its request and its listener. */
interface Message {
  readonly id: string;
  readonly type: string;
  readonly path?: readonly string[];
  readonly argumentList?: readonly { readonly value?: unknown }[];
}

/**
 * Runs in a page before its own scripts. What takes the worker minutes, or fails once in a blue moon, is shown at once
 * and for as long as it is looked at.
 */
export function installStandIn(): void {
  interface Waiting {
    readonly name: string;
    settle(outcome: unknown): unknown;
    release(): void;
  }
  let waiting: Waiting[] = [];
  const take = (name: string) => {
    const taken = waiting.filter((call) => call.name === name);
    waiting = waiting.filter((call) => call.name !== name);
    return taken;
  };
  const rules: StandIn["rules"] = {};
  globalThis.standIn = {
    rules,
    settle(name, outcome) {
      for (const call of take(name)) call.settle(outcome);
    },
    release(name) {
      delete rules[name];
      for (const call of take(name)) call.release();
    },
  };
  globalThis.Worker = class extends Worker {
    private alive: Promise<void> | undefined;

    override postMessage(message: unknown, transfer?: Transferable[] | StructuredSerializeOptions): void {
      const forward = () => super.postMessage(message, transfer as Transferable[]);
      const { id, type, path, argumentList } = message as Message;
      const name = type === "APPLY" && path?.[0] === "call" ? String(argumentList?.[1]?.value) : "";
      const rule = rules[name];
      if (!rule) {
        forward();
        return;
      }
      const listener = argumentList?.[3]?.value;
      for (const value of listener instanceof MessagePort ? rule.progress : []) {
        const call = {
          id: crypto.randomUUID(),
          type: "APPLY",
          path: [],
          argumentList: [{ type: "RAW", value }],
        };
        (listener as MessagePort).postMessage(call);
      }
      const settle = async (value: unknown) => {
        this.alive ??= this.untilAlive();
        await this.alive;
        this.dispatchEvent(new MessageEvent("message", { data: { id, type: "RAW", value } }));
      };
      if (rule.outcome === undefined) waiting.push({ name, settle, release: forward });
      else void settle(rule.outcome);
    }

    /** A worker that has answered nothing yet is taken for dead as soon as someone answers for it. */
    private untilAlive(): Promise<void> {
      const id = "stand-in";
      const args = [0, "none"].map((value) => ({ type: "RAW", value }));
      super.postMessage({ id, type: "APPLY", path: ["call"], argumentList: args });
      return new Promise((resolve) =>
        this.addEventListener("message", ({ data }) => data?.id === id && resolve()),
      );
    }
  };
}
