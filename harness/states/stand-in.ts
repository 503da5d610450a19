/** A stand-in for the worker in a page: it intercepts calls with certain names. */
export interface StandIn {
  /** By name, the progress that calls report, and their outcome; without an outcome they wait. */
  readonly rules: Record<string, { readonly progress: readonly unknown[]; readonly outcome?: unknown }>;
  /** Settles the waiting calls with a name. */
  settle(name: string, outcome: unknown): void;
  /** Passes the waiting calls with a name to the worker. */
  release(name: string): void;
}

declare global {
  /** Present in pages that commands and tests bring into a state. */
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
 * Runs in a page before its own scripts. So states that take the worker minutes to reach, or that hardly ever occur, can
 * be shown at once and for as long as needed.
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

    /** Waits for the worker's first answer: the bridge counts a worker as dead if a call settles before. */
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
