import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import {
  type BackendChoice,
  type BenchCandidate,
  type BenchDocument,
  type BenchMeasure,
  type BenchProgress,
  type BenchRequest,
  HangerError,
  type KeptBench,
  type ModelClient,
  type ProbeReport,
  type Purpose,
} from "../../contract";
import { recommend } from "../../results/compare";
import { stayAwake } from "../../ui/stay-awake";
import { benchmarkWords } from "../../words/benchmark";
import { backendName } from "../shared/backend-title";

export interface BenchmarkState {
  /** Oldest first. */
  readonly kept: readonly KeptBench[];
  readonly loaded: boolean;
  /** Id of the result that is looked at; the last of this device's own unless told. */
  readonly shown?: string;
  readonly running: boolean;
  readonly progress?: BenchProgress;
  readonly problems: readonly string[];
  readonly notice?: string;
}

export interface Benchmark extends BenchmarkState {
  readonly current: KeptBench | undefined;
  measure(request: BenchRequest): void;
  stop(): void;
  open(candidates: readonly BenchCandidate[]): void;
  remove(ids: readonly string[]): void;
  show(id: string): void;
  apply(document: BenchDocument): void;
  /** The whole link of a kept result. */
  linkTo(id: string): Promise<string>;
  say(problem: string): void;
  closeProblem(problem: string): void;
  closeNotice(): void;
}

const START: BenchmarkState = { kept: [], loaded: false, running: false, problems: [] };

/** The results on this device, one measurement at a time, and what is done with them. */
export function useBenchmark(
  client: ModelClient,
  onChoice: ((choice: BackendChoice) => void) | undefined,
): Benchmark {
  const [state, setState] = useState<BenchmarkState>(START);
  const stopping = useRef<AbortController | undefined>(undefined);
  const update = useCallback(
    (change: Partial<BenchmarkState>) => setState((now) => ({ ...now, ...change })),
    [],
  );
  const say = useCallback(
    (...sentences: readonly string[]) =>
      setState((now) => ({ ...now, problems: [...new Set([...now.problems, ...sentences])] })),
    [],
  );

  const attempt = useCallback(
    async (work: () => Promise<Partial<BenchmarkState>>) => {
      setState(({ notice: _, ...now }) => ({ ...now, problems: [] }));
      try {
        update(await work());
        update({ kept: await client.call("listBench", undefined) });
      } catch (error) {
        if (!(error instanceof HangerError && error.code === "cancelled")) say(sentenceOf(error));
      }
      update({ loaded: true });
    },
    [client, update, say],
  );

  const open = useCallback(
    (candidates: readonly BenchCandidate[]) =>
      void attempt(async () => {
        const { opened, known, refused } = await client.call("openBenchResults", { candidates });
        say(...refused);
        return opened.length + known > 0 ? { notice: benchmarkWords.opened(opened.length, known) } : {};
      }),
    [client, attempt, say],
  );

  useEffect(() => void attempt(async () => ({})), [attempt]);

  const { kept, shown } = state;
  const own = kept.filter(({ origin }) => origin === "own");
  const current = kept.find(({ document }) => document.id === shown) ?? own.at(-1) ?? kept.at(-1);

  return {
    ...state,
    current,
    open,
    say,
    measure: (request) =>
      void attempt(async () => {
        const controller = new AbortController();
        stopping.current = controller;
        setState(({ progress: _, shown: __, ...now }) => ({ ...now, running: true }));
        const awake = stayAwake();
        try {
          const onProgress = (progress: BenchProgress) => update({ progress });
          const document = await client.runBenchmark(request, { signal: controller.signal, onProgress });
          await client.call("keepBench", { document });
          return {};
        } finally {
          awake.end();
          update({ running: false });
        }
      }),
    stop: () => stopping.current?.abort(),
    remove: (ids) =>
      void attempt(async () => {
        await client.call("deleteBench", { ids });
        return {};
      }),
    show: (id) => update({ shown: id }),
    apply: (document) =>
      void attempt(async () => {
        const { classify, train } = recommend(document);
        const done: Partial<Record<Purpose, string>> = {};
        for (const [purpose, best] of [["classify", classify] as const, ["train", train] as const]) {
          if (!best) continue;
          const reports = reportsOf(document, purpose, best.measure);
          const choice = await client.call("chooseBackend", { purpose, reports });
          if (purpose === "classify") onChoice?.(choice);
          done[purpose] = backendName(choice.backend);
        }
        return { notice: benchmarkWords.applied(done) };
      }),
    linkTo: async (id) => {
      const { origin, pathname } = location;
      return `${origin}${pathname}${await client.call("linkBench", { id })}`;
    },
    closeProblem: (closed) =>
      setState((now) => ({ ...now, problems: now.problems.filter((problem) => problem !== closed) })),
    closeNotice: () => setState(({ notice: _, ...now }) => now),
  };
}

/** A result in the form in which backends are chosen by it. */
function reportsOf({ runs }: BenchDocument, purpose: Purpose, measure: BenchMeasure): ProbeReport[] {
  return runs.flatMap((run) => {
    const { backend, status, threads, initMs, maxAbsDiff, error } = run;
    const medianMs = run[measure]?.medianMs;
    if (status === "stopped" || (status === "ok" && medianMs === undefined)) return [];
    return [
      {
        backend,
        purpose,
        status,
        ...(error ? { reason: error } : {}),
        ...(threads ? { threads } : {}),
        ...(initMs === undefined ? {} : { initMs }),
        ...(medianMs === undefined ? {} : { medianMs }),
        ...(maxAbsDiff === undefined ? {} : { maxAbsDiff }),
      },
    ];
  });
}

function sentenceOf(error: unknown): string {
  return error instanceof HangerError ? error.message : benchmarkWords.endedUnexpectedly;
}
