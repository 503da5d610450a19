import { useState } from "preact/hooks";
import type { BenchDocument } from "../../contract";
import { type BenchChange, compareBench, recommend } from "../../results/compare";
import { isSameNetwork } from "../../results/same-network";
import { duration } from "../../ui/format";
import { benchmarkWords } from "../../words/benchmark";
import { formatNumber } from "../../words/numbers";
import { backendName } from "../shared/backend-title";
import { dateTitle } from "./device-title";
import type { Benchmark } from "./use-benchmark";

/** This device's own results, newest first, and what changed since the one before. */
export function History({ benchmark }: { readonly benchmark: Benchmark }) {
  const [asked, setAsked] = useState<string>();
  const own = benchmark.kept.filter(({ origin }) => origin === "own").map(({ document }) => document);
  if (own.length === 0) return null;
  const shown = benchmark.current?.document.id;
  return (
    <section class="card">
      <h2>{benchmarkWords.onThisDevice}</h2>
      <Changes results={own} />
      <ul class="results">
        {[...own].reverse().map((document) => (
          <li key={document.id}>
            <button
              class="result"
              type="button"
              aria-current={document.id === shown}
              onClick={() => benchmark.show(document.id)}
            >
              <span>{dateTitle(document)}</span>
              <small>
                {document.network.title}, {benchmarkWords.modes[document.mode].name}
                {bestOf(document)}
              </small>
            </button>
            <button
              class="button small"
              type="button"
              aria-label={
                asked === document.id ? undefined : benchmarkWords.deleteResult(dateTitle(document))
              }
              onClick={() =>
                asked === document.id ? benchmark.remove([document.id]) : setAsked(document.id)
              }
            >
              {asked === document.id ? benchmarkWords.reallyDelete : benchmarkWords.delete}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function bestOf(document: BenchDocument): string {
  const { classify, train } = recommend(document);
  const figures = [
    classify && benchmarkWords.classifyTime(duration(classify.timing.medianMs)),
    train && benchmarkWords.stepTime(duration(train.timing.medianMs)),
  ];
  return figures.map((figure) => (figure ? `, ${figure}` : "")).join("");
}

/** Since the last result of the same network. */
function Changes({ results }: { readonly results: readonly BenchDocument[] }) {
  const latest = results.at(-1);
  const before = results.findLast(
    (each) => each !== latest && latest && isSameNetwork(each.network, latest.network),
  );
  if (!latest || !before) return null;
  const told = compareBench(before, latest).filter(
    ({ verdict }) => verdict === "faster" || verdict === "slower",
  );
  if (told.length === 0) return <p class="quiet">{benchmarkWords.unchanged}</p>;
  return (
    <ul class="quiet changes">
      {told.map((change) => (
        <li key={`${change.backend}${change.measure}`}>{changeSentence(change)}</li>
      ))}
    </ul>
  );
}

function changeSentence({ backend, measure, ratio, verdict }: BenchChange): string {
  const [tell, times] =
    verdict === "slower"
      ? [benchmarkWords.slowerThanBefore, ratio]
      : [benchmarkWords.fasterThanBefore, 1 / ratio];
  return tell(backendName(backend), formatNumber(times, 2), benchmarkWords.measures[measure].long);
}
