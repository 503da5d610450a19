import { useCallback, useEffect, useState } from "preact/hooks";
import {
  appVersion,
  type BackendChoice,
  type BackendName,
  type ModelClient,
  type ProbeReport,
  type Started,
} from "../contract";
import { sentenceOf } from "../views/shared/sentence-of";
import { shellWords } from "../words/shell";
import type { Address } from "./address";

/** A download that takes longer is told of. */
const LONG_MS = 3000;

export interface ShellSessionState {
  readonly started?: Started;
  /** Why the worker did not start. */
  readonly failure?: string;
  readonly notices: readonly string[];
  readonly choice?: BackendChoice;
  /** Whether what the start waits for is being downloaded, and for long. */
  readonly downloading?: boolean;
  readonly measuring: boolean;
  readonly reports: readonly ProbeReport[];
}

export interface ShellSession extends ShellSessionState {
  retry(): void;
  measure(): void;
  /** Without a name: the fastest. */
  pick(backend: BackendName | undefined): void;
  /** Takes over a choice that was made elsewhere. */
  adopt(choice: BackendChoice): void;
  closeNotice(notice: string): void;
}

/**
 * Starts the worker, and finds the fastest backend once it answers, unless it is known from before.
 *
 *     starting -- started --> measuring -- chosen --> ready
 *      ^    |                     ^                     |
 *      |    +-- known before -----|-------------------->|
 *    retry  |                     +------ measure ------+
 *      |    v
 *      failed
 */
export function useSession(client: ModelClient, address: Address): ShellSession {
  const [state, setState] = useState<ShellSessionState>({
    notices: address.notices,
    measuring: false,
    reports: [],
  });
  const update = useCallback(
    (change: Partial<ShellSessionState>) => setState((now) => ({ ...now, ...change })),
    [],
  );
  const tell = useCallback(
    (...sentences: readonly string[]) =>
      setState((now) => ({ ...now, notices: [...new Set([...now.notices, ...sentences])] })),
    [],
  );

  const measure = useCallback(async () => {
    update({ measuring: true, reports: [] });
    try {
      const onReport = (report: ProbeReport) =>
        setState((now) => ({ ...now, reports: [...now.reports, report] }));
      const choice = await client.measureBackends("classify", { onReport });
      update({ choice, reports: choice.reports });
    } catch (error) {
      tell(sentenceOf(error));
    } finally {
      update({ measuring: false });
    }
  }, [client, update, tell]);

  const start = useCallback(async () => {
    setState(({ failure: _, ...now }) => now);
    try {
      const { backend } = address;
      const started = await client.call("start", {
        appVersion,
        ...(backend ? { backend } : {}),
      });
      update({ started, choice: started.choice, reports: started.choice.reports });
      if (started.choice.by === "provisional") await measure();
    } catch (error) {
      update({ failure: sentenceOf(error) });
    }
  }, [client, address, measure, update, tell]);

  useEffect(() => {
    const ends = [client.onNotice(tell), client.onRestart(() => tell(shellWords.restarted))];
    let longDownload: ReturnType<typeof setTimeout>;
    client.onDownload((isDownloading) => {
      clearTimeout(longDownload);
      if (isDownloading) longDownload = setTimeout(update, LONG_MS, { downloading: true });
    });
    void start();
    return () => {
      for (const end of ends) end();
    };
  }, [client, start, tell, update]);

  const pick = useCallback(
    async (picked: BackendName | undefined) => {
      try {
        const reports = state.choice?.reports ?? [];
        const request = { purpose: "classify" as const, reports, ...(picked ? { picked } : {}) };
        update({ choice: await client.call("chooseBackend", request) });
      } catch (error) {
        tell(sentenceOf(error));
      }
    },
    [client, state.choice, update, tell],
  );

  const adopt = useCallback((choice: BackendChoice) => update({ choice, reports: choice.reports }), [update]);

  return {
    ...state,
    retry: () => void start(),
    measure: () => void measure(),
    pick: (backend) => void pick(backend),
    adopt,
    closeNotice: (closed) =>
      setState((now) => ({ ...now, notices: now.notices.filter((notice) => notice !== closed) })),
  };
}
