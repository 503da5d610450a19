import { useState } from "preact/hooks";
import type { BenchDocument, BenchMeasure, KeptBench } from "../../contract";
import {
  type Best,
  fastestAt,
  type Recommended,
  recommend,
  recommendAt,
  recommendForApp,
} from "../../results/compare";
import { bestScore, SCORE_VERSION } from "../../results/score";
import { speedOf } from "../../results/speed";
import { isSteady } from "../../results/steadiness";
import { BarChart } from "../../ui/bar-chart";
import { duration, percent } from "../../ui/format";
import { Tabs } from "../../ui/tabs";
import { benchmarkWords } from "../../words/benchmark";
import { formatNumber } from "../../words/numbers";
import { backendName } from "../shared/backend-title";
import { axisDuration } from "./axis-duration";
import { dateTitle, deviceTitle } from "./device-title";
import { type FigureRow, figureRows } from "./figure-rows";
import { FigureTable } from "./figure-table";
import { measuresOf } from "./measures-of";
import { ShareButton } from "./share-button";
import { SustainedCard } from "./sustained-card";
import { TimeByPart } from "./time-by-part";
import type { Benchmark } from "./use-benchmark";

interface ResultProps {
  readonly benchmark: Benchmark;
  readonly current: KeptBench;
}

/** One result: what to compute with, and all the figures behind it. */
export function Result({ benchmark, current }: ResultProps) {
  const { document, origin } = current;
  return (
    <>
      <section class="card">
        <p class="quiet">{origin === "own" ? benchmarkWords.onThisDevice : deviceTitle(document.device)}</p>
        <p class="words">{wordsOf(document)}</p>
        <Score document={document} />
        <SpeedOfBest document={document} />
        {isDisturbed(document) && <p class="disturbed">{benchmarkWords.disturbed}</p>}
        <p class="quiet">{doubtsOf(document)}</p>
        {origin === "own" && <UseForApp benchmark={benchmark} document={document} />}
      </section>
      <Figures document={document} />
      {document.runs.map(
        ({ backend, sustained }) =>
          sustained && <SustainedCard key={backend} backend={backend} sustained={sustained} />,
      )}
      <FigureTable document={document} />
      <TimeByPart document={document} />
      <ShareButton documents={[document]} linkTo={benchmark.linkTo} main>
        {benchmarkWords.shareResult}
      </ShareButton>
    </>
  );
}

/** Offers what the app itself can choose by a result. What is measured of another network says nothing of photos. */
function UseForApp({
  benchmark,
  document,
}: {
  readonly benchmark: Benchmark;
  readonly document: BenchDocument;
}) {
  const told = recommend(document);
  if (unmeasuredOf(document) > 0 || !told.classify) return null;
  const { classify, train } = recommendForApp(document);
  if (!classify) return <p class="quiet">{benchmarkWords.noPhotoTimes}</p>;
  const isTold = told.classify.backend === classify.backend && told.train?.backend === train?.backend;
  return (
    <>
      {!isTold && (
        <p class="quiet">
          {benchmarkWords.forApp(backendName(classify.backend), train && backendName(train.backend))}
        </p>
      )}
      <button class="button" type="button" onClick={() => benchmark.apply(document)}>
        {benchmarkWords.computeLikeThis}
      </button>
    </>
  );
}

/** The figures to quote; nothing for networks that are not scored. */
function Score({ document }: { readonly document: BenchDocument }) {
  const [classify, train] = [bestScore(document, "classify"), bestScore(document, "train")];
  // Results of earlier releases have another score, and sustained ones no photo.
  if (classify === undefined) return null;
  const rounded = (score: number) => formatNumber(Math.round(score));
  return (
    <p class="number">
      {train === undefined
        ? benchmarkWords.scoreOfClassifying(SCORE_VERSION, rounded(classify))
        : benchmarkWords.score(SCORE_VERSION, rounded(classify), rounded(train))}
    </p>
  );
}

/** The fastest answering, and its share of what the cores can do. */
function SpeedOfBest({ document }: { readonly document: BenchDocument }) {
  const speeds = document.runs.flatMap((run) => {
    const speed = speedOf(document, run);
    return speed ? [{ ...speed, run }] : [];
  });
  const best = speeds.sort((a, b) => b.gflops - a.gflops)[0];
  if (!best) return null;
  const { run, measure, gflops, share } = best;
  const figure = benchmarkWords.gflops(formatNumber(gflops, gflops < 10 ? 1 : 0));
  const name = backendName(run.backend);
  const long = benchmarkWords.measures[measure].long;
  return (
    <p class="quiet">
      {share === undefined
        ? benchmarkWords.reaches(name, figure, long)
        : benchmarkWords.reachesOf(name, figure, long, percent(share), run.threads ?? 1)}
    </p>
  );
}

/** How many backends were not measured because the run was stopped. As long as there are any, it cannot say which is fastest. */
const unmeasuredOf = ({ runs, stopped = false }: BenchDocument): number =>
  stopped
    ? runs.filter(({ status, predict1, leftOut }) => /ok|stopped/.test(status) && !predict1 && !leftOut)
        .length
    : 0;

function wordsOf(document: BenchDocument): string {
  const unmeasured = unmeasuredOf(document);
  if (unmeasured > 0) return benchmarkWords.stoppedBefore(unmeasured);
  const { classify, train } = recommend(document);
  const [engine, ...others] = document.runs.length > 0 ? [] : figureRows(document);
  if (engine && others.length === 0) return benchmarkWords.measuredIn(engine.title);
  if (!classify) return benchmarkWords.nothingRan;
  const name = ({ backend }: Recommended) => backendName(backend);
  if (!train) return benchmarkWords.classifyOn(name(classify));
  if (classify.backend === train.backend) return benchmarkWords.doBothOn(name(classify));
  return benchmarkWords.doEachOn(name(classify), name(train));
}

/** Whether something else had the device, so that what is recommended is in doubt. */
function isDisturbed(document: BenchDocument): boolean {
  const { classify, train } = recommend(document);
  return [classify, train].some((best) => best && isSteady(best.timing) === false);
}

/** What else would do as well, and what the figures are of. */
function doubtsOf(document: BenchDocument): string {
  const { classify, train } = recommend(document);
  const level = (best: Recommended | undefined, tell: typeof benchmarkWords.levelAt.classify) =>
    best &&
    best.level.length > 0 &&
    tell(backendName(best.backend), best.level.map(backendName), best.isLightest);
  const alike = (best: Recommended | undefined, tell: (backends: readonly string[]) => string) =>
    best && best.alike.length > 0 && tell(best.alike.map(backendName));
  const { network, stopped } = document;
  const sentences = [
    level(classify, benchmarkWords.levelAt.classify),
    alike(classify, benchmarkWords.mayClassify),
    level(train, benchmarkWords.levelAt.train),
    alike(train, benchmarkWords.mayTrain),
    network.parameters > 0 || document.runs.length > 0
      ? benchmarkWords.about(network.title, formatNumber(network.parameters), dateTitle(document))
      : benchmarkWords.aboutFile(network.title, dateTitle(document)),
    network.untrained,
    stopped && unmeasuredOf(document) === 0 && benchmarkWords.stoppedEarly,
  ];
  return sentences.filter(Boolean).join(" ");
}

function Figures({ document }: { readonly document: BenchDocument }) {
  const measures = measuresOf([document]);
  const [chosen, setChosen] = useState<BenchMeasure>("predict1");
  const measure = measures.includes(chosen) ? chosen : (measures[0] ?? "predict1");
  const best = fastestAt(document, measure);
  const recommended = recommendAt(document, measure);
  const foremost = recommended ? [recommended.backend, ...recommended.level] : [];
  // The sizes in between are in the table; on the tabs they would only crowd.
  const tabs = measures.filter(
    (each) => !/32$/.test(each) || !measures.includes(each.replace("32", "128") as BenchMeasure),
  );
  const rows = figureRows(document);
  const failed = rows.filter(({ status }) => status !== "ok");
  // Engines only answer: at training there is nothing to say of them.
  const shown = rows.filter((row) => row.status === "ok" && (row.about === undefined || row[measure]));
  const compared = shown.filter(({ about }) => about !== undefined).map(({ title }) => title);
  return (
    <section class="card">
      <Tabs
        label={benchmarkWords.whatIsMeasured}
        options={tabs.map((value) => ({ value, title: benchmarkWords.measures[value].short }))}
        value={measure}
        onChange={setChosen}
      />
      <BarChart
        label={benchmarkWords.millisecondsOf(benchmarkWords.measures[measure].long)}
        bars={shown.map((row) => barOf(row, measure, best, foremost))}
        tick={axisDuration}
      />
      <p class="quiet">{benchmarkWords.medianOf(benchmarkWords.measures[measure].long)}</p>
      {compared.length > 0 && document.runs.length > 0 && (
        <p class="quiet">{benchmarkWords.compared(compared)}</p>
      )}
      {failed.length > 0 && (
        <>
          <h2 class="part">{benchmarkWords.withoutFigures}</h2>
          <dl class="rows failed">
            {failed.map(({ key, title, status, error }) => (
              <div key={key}>
                <dt>{title}</dt>
                <dd class="quiet">{error ?? benchmarkWords.statuses[status]}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

/** @param foremost The fastest backend, and those that are level with it */
function barOf(run: FigureRow, measure: BenchMeasure, best: Best | undefined, foremost: readonly string[]) {
  const { key, title } = run;
  const isBest = foremost.includes(key);
  const common = { key, title };
  const timing = run[measure];
  if (!timing)
    return {
      ...common,
      text: run.leftOut?.includes(measure) ? benchmarkWords.tooSlow : benchmarkWords.notMeasured,
    };
  const { medianMs, lowMs, highMs } = timing;
  const interval = lowMs === undefined || highMs === undefined ? {} : { low: lowMs, high: highMs };
  const notes = [
    ...(best && !isBest ? [benchmarkWords.times(timesOf(medianMs / best.timing.medianMs))] : []),
    ...(isBest && foremost.length > 1 ? [benchmarkWords.level] : []),
    ...(isSteady(timing) === false ? [benchmarkWords.unsteady] : []),
  ];
  return { ...common, value: medianMs, ...interval, text: duration(medianMs), notes, best: isBest };
}

/** Few digits: what matters is whether it is twice or ten times as long. */
const timesOf = (ratio: number) => formatNumber(ratio, ratio < 10 ? 1 : 0);
