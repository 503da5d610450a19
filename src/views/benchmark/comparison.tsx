import { useState } from "preact/hooks";
import {
  BACKENDS,
  type BackendName,
  type BenchDocument,
  type BenchMeasure,
  type KeptBench,
} from "../../contract";
import { compareDevices, type DeviceDifference } from "../../results/compare";
import { isSameNetwork } from "../../results/same-network";
import { duration } from "../../ui/format";
import { Icon } from "../../ui/icon";
import { Tabs } from "../../ui/tabs";
import { benchmarkWords } from "../../words/benchmark";
import { formatNumber } from "../../words/numbers";
import { backendName } from "../shared/backend-title";
import { dateTitle, deviceTitle } from "./device-title";
import { measuresOf } from "./measures-of";
import { ShareButton } from "./share-button";
import type { Benchmark } from "./use-benchmark";

interface ComparisonProps {
  readonly benchmark: Benchmark;
}

/** What results are told relative to: none of them, or the one of this id. */
const ABSOLUTE = "";

/** Results side by side: a row each, a column for each backend. */
export function ResultComparison({ benchmark }: ComparisonProps) {
  const { kept } = benchmark;
  const measures = measuresOf(kept.map(({ document }) => document));
  const [chosen, setChosen] = useState<BenchMeasure>("predict1");
  const [base, setBase] = useState(ABSOLUTE);
  const measure = measures.includes(chosen) ? chosen : (measures[0] ?? "predict1");
  const columns = BACKENDS.filter((name) => kept.some(({ document }) => medianOf(document, name, measure)));
  const relativeTo = kept.find(({ document }) => document.id === base)?.document;
  return (
    <section class="card">
      <h2>{benchmarkWords.sideBySide}</h2>
      <Differences kept={kept} />
      <Tabs
        label={benchmarkWords.whatIsCompared}
        options={measures.map((value) => ({ value, title: benchmarkWords.measures[value].short }))}
        value={measure}
        onChange={setChosen}
      />
      <label class="relative">
        {benchmarkWords.relativeTo}
        <select value={base} onChange={({ currentTarget }) => setBase(currentTarget.value)}>
          <option value={ABSOLUTE}>{benchmarkWords.showTimes}</option>
          {kept.map(({ document }) => (
            <option key={document.id} value={document.id}>
              {deviceTitle(document.device)}, {dateTitle(document)}
            </option>
          ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="wide" aria-label={benchmarkWords.resultsSideBySide} tabIndex={0}>
        <table class="number" aria-label={benchmarkWords.resultsSideBySide}>
          <thead>
            <tr>
              <th scope="col">{benchmarkWords.device}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {backendName(name)}
                </th>
              ))}
              <th scope="col">
                <span class="unseen">{benchmarkWords.delete}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {kept.map((each) => (
              <Row
                key={each.document.id}
                kept={each}
                columns={columns}
                measure={measure}
                relativeTo={relativeTo}
                benchmark={benchmark}
              />
            ))}
          </tbody>
        </table>
      </section>
      <ShareButton documents={kept.map(({ document }) => document)} linkTo={benchmark.linkTo}>
        {benchmarkWords.saveAll(kept.length)}
      </ShareButton>
    </section>
  );
}

/** In a sentence each, how this device compares with those whose results were opened. */
function Differences({ kept }: Pick<Benchmark, "kept">) {
  const own = kept.filter(({ origin }) => origin === "own").map(({ document }) => document);
  const told = kept.flatMap(({ document, origin }) => {
    if (origin === "own" || own.length === 0) return [];
    const { id, device, network } = document;
    const mine = own.findLast((each) => isSameNetwork(each.network, network));
    if (!mine) return [{ id, sentence: benchmarkWords.ofAnotherNetwork(deviceTitle(device), network.title) }];
    const parts = compareDevices(mine, document).map(differenceOf);
    return parts.length > 0
      ? [{ id, sentence: benchmarkWords.comparedWith(deviceTitle(device), parts) }]
      : [];
  });
  return (
    <ul class="changes">
      {told.map(({ id, sentence }) => (
        <li key={id}>{sentence}</li>
      ))}
    </ul>
  );
}

function differenceOf({ purpose, ratio, verdict }: DeviceDifference): string {
  if (verdict === "alike") return benchmarkWords.asFastAt[purpose];
  return ratio > 1
    ? benchmarkWords.slowerAt[purpose](formatNumber(ratio, 2))
    : benchmarkWords.fasterAt[purpose](formatNumber(1 / ratio, 2));
}

interface RowProps {
  readonly kept: KeptBench;
  readonly columns: readonly BackendName[];
  readonly measure: BenchMeasure;
  readonly relativeTo: BenchDocument | undefined;
  readonly benchmark: Benchmark;
}

function Row({ kept: { document, origin }, columns, measure, relativeTo, benchmark }: RowProps) {
  const { device, id, network } = document;
  const values = columns.map((name) => medianOf(document, name, measure));
  const least = Math.min(...values.map((value) => value ?? Number.POSITIVE_INFINITY));
  // Photos go through the app's own network, whichever one was measured.
  const isOther = relativeTo && measure !== "photo" && !isSameNetwork(network, relativeTo.network);
  return (
    <tr>
      <th scope="row">
        <button class="plain" type="button" onClick={() => benchmark.show(id)}>
          {origin === "own" ? benchmarkWords.thisDevice : deviceTitle(device)}
        </button>
        <small>
          {dateTitle(document)}, {network.title}
        </small>
        {isOther && <small>{benchmarkWords.anotherNetwork}</small>}
      </th>
      {columns.map((name, i) => (
        <td key={name} class={values[i] === least ? "least" : ""}>
          {!isOther &&
            cellOf(values[i], relativeTo && medianOf(relativeTo, name, measure), relativeTo !== undefined)}
        </td>
      ))}
      <td>
        {origin === "opened" && (
          <button
            class="delete"
            type="button"
            aria-label={benchmarkWords.deleteResult(deviceTitle(device))}
            onClick={() => benchmark.remove([id])}
          >
            <Icon name="close" size={20} />
          </button>
        )}
      </td>
    </tr>
  );
}

function medianOf({ runs }: BenchDocument, backend: BackendName, measure: BenchMeasure): number | undefined {
  const run = runs.find((each) => each.backend === backend && each.status === "ok");
  return run?.[measure]?.medianMs;
}

/** A time, or how many times that of the base. */
function cellOf(value: number | undefined, base: number | undefined, isRelative: boolean): string {
  if (value === undefined) return "";
  if (!isRelative) return duration(value);
  return base ? `${formatNumber(value / base, 2)} ×` : "";
}
