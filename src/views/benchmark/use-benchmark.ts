import { useCallback, useEffect, useState } from "preact/hooks";
import type {
  BackendChoice,
  BenchCandidate,
  BenchDocument,
  BenchProgress,
  BenchRequest,
  KeptBench,
  ModelClient,
  Purpose,
} from "../../contract";
import { recommendForApp } from "../../results/compare";
import { benchmarkWords } from "../../words/benchmark";
import { backendName } from "../shared/backend-title";
import { sentenceOf } from "../shared/sentence-of";
import { problemOf, progressOf, useLongCall } from "../shared/use-long-call";
import { reportsOf } from "./reports-of";

interface BenchmarkState {
  /** Oldest first. */
  readonly kept: readonly KeptBench[];
  readonly loaded: boolean;
  /** Id of the result that is looked at; the last of this device's own unless told. */
  readonly shown?: string;
  readonly problems: readonly string[];
  readonly notice?: string;
}

export interface Benchmark extends BenchmarkState {
  readonly running: boolean;
  /** Of the measurement that is running, once something has been measured. */
  readonly progress: BenchProgress | undefined;
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

const START: BenchmarkState = { kept: [], loaded: false, problems: [] };

/** The results on this device, one measurement at a time, and what is done with them. */
export function useBenchmark(
  client: ModelClient,
  onChoice: ((choice: BackendChoice) => void) | undefined,
): Benchmark {
  const [state, setState] = useState<BenchmarkState>(START);
  const measurement = useLongCall<void, BenchProgress | undefined>({
    awake: true,
    otherwise: benchmarkWords.endedUnexpectedly,
  });
  const { close } = measurement;
  const update = useCallback(
    (change: Partial<BenchmarkState>) => setState((now) => ({ ...now, ...change })),
    [],
  );
  const say = useCallback(
    (...sentences: readonly string[]) =>
      setState((now) => ({ ...now, problems: [...new Set([...now.problems, ...sentences])] })),
    [],
  );

  /** What was said before makes room for what is said now; what is kept has changed. */
  const attempt = useCallback(
    async (work: () => Promise<Partial<BenchmarkState>>) => {
      setState(({ notice: _, ...now }) => ({ ...now, problems: [] }));
      close();
      try {
        update(await work());
        update({ kept: await client.call("listBench", undefined) });
      } catch (error) {
        say(sentenceOf(error));
      }
      update({ loaded: true });
    },
    [client, close, update, say],
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

  const failure = problemOf(measurement.state);
  return {
    ...state,
    running: measurement.state.kind === "running",
    progress: progressOf(measurement.state),
    problems: failure === undefined ? state.problems : [...new Set([...state.problems, failure])],
    current,
    open,
    say,
    measure: (request) =>
      void attempt(async () => {
        setState(({ shown: _, ...now }) => now);
        await measurement.start(undefined, async ({ signal, report }) => {
          const onProgress = (progress: BenchProgress) => report(() => progress);
          const document = await client.runBenchmark(request, { signal, onProgress });
          await client.call("keepBench", { document });
        });
        return {};
      }),
    stop: measurement.stop,
    remove: (ids) =>
      void attempt(async () => {
        await client.call("deleteBench", { ids });
        return {};
      }),
    show: (id) => update({ shown: id }),
    apply: (document) =>
      void attempt(async () => {
        const { classify, train } = recommendForApp(document);
        const done: Partial<Record<Purpose, string>> = {};
        for (const [purpose, best] of [["classify", classify] as const, ["train", train] as const]) {
          if (!best) continue;
          const reports = reportsOf(document, purpose, best.measure);
          const choice = await client.call("chooseBackend", { purpose, reports, picked: best.backend });
          if (purpose === "classify") onChoice?.(choice);
          done[purpose] = backendName(choice.backend);
        }
        return { notice: benchmarkWords.applied(done) };
      }),
    linkTo: async (id) => {
      const { origin, pathname } = location;
      return `${origin}${pathname}${await client.call("linkBench", { id })}`;
    },
    closeProblem(closed) {
      if (closed === failure) close();
      setState((now) => ({ ...now, problems: now.problems.filter((problem) => problem !== closed) }));
    },
    closeNotice: () => setState(({ notice: _, ...now }) => now),
  };
}
