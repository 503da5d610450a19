import type { ComponentChildren } from "preact";
import { BENCH_MEASURES, type BenchDocument, type BenchMeasure, type Timing } from "../../contract";
import { isSteady } from "../../results/steadiness";
import { duration, fileSize } from "../../ui/format";
import { benchmarkWords } from "../../words/benchmark";
import { type FigureRow, figureRows } from "./figure-rows";

interface FiguresProps {
  readonly runs: readonly FigureRow[];
  readonly measures: readonly BenchMeasure[];
}

/** Every figure of a result: a table, or, where that is too wide, a card for each backend and engine. */
export function FigureTable({ document }: { readonly document: BenchDocument }) {
  const runs = figureRows(document);
  const measures = BENCH_MEASURES.filter((measure) => runs.some((run) => run[measure]));
  return (
    <details class="card">
      <summary>{benchmarkWords.allFigures}</summary>
      <Table runs={runs} measures={measures} />
      <Cards runs={runs.filter(({ status }) => status === "ok")} measures={measures} />
      <p class="quiet">{benchmarkWords.figuresExplained}</p>
    </details>
  );
}

function Table({ runs, measures }: FiguresProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="wide" aria-label={benchmarkWords.allFigures} tabIndex={0}>
      <table class="number" aria-label={benchmarkWords.allFigures}>
        <thead>
          <tr>
            <th scope="col">{benchmarkWords.backend}</th>
            <th scope="col">{benchmarkWords.start}</th>
            <th scope="col">{benchmarkWords.firstAnswer}</th>
            {measures.map((measure) => (
              <th key={measure} scope="col">
                {benchmarkWords.measures[measure].column}
              </th>
            ))}
            <th scope="col">{benchmarkWords.memory}</th>
            <th scope="col">{benchmarkWords.offBy}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.key}>
              <th scope="row">
                {run.title}
                {run.about && <small>{run.about}</small>}
                {run.threads !== undefined && run.threads > 1 && (
                  <small>{benchmarkWords.threads(run.threads)}</small>
                )}
                {run.error && <small>{run.error}</small>}
              </th>
              <td>{ms(run.initMs)}</td>
              <td>{ms(run.firstMs)}</td>
              {measures.map((measure) => (
                <td key={measure}>
                  <Figure timing={run[measure]} />
                </td>
              ))}
              <td>
                <MemoryFigures run={run} />
              </td>
              <td>
                <Differences run={run} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cards({ runs, measures }: FiguresProps) {
  return (
    <div class="by-backend">
      {runs.map((run) => (
        <section key={run.key} aria-label={run.title}>
          <h2 class="part">{run.title}</h2>
          {run.about && (
            <p class="quiet about">
              {run.about}
              {run.threads !== undefined && run.threads > 1 && `, ${benchmarkWords.threads(run.threads)}`}
            </p>
          )}
          <dl class="rows number">
            {run.initMs !== undefined && <Row title={benchmarkWords.start}>{ms(run.initMs)}</Row>}
            {run.firstMs !== undefined && <Row title={benchmarkWords.firstAnswer}>{ms(run.firstMs)}</Row>}
            {measures.map(
              (measure) =>
                run[measure] && (
                  <Row key={measure} title={benchmarkWords.measures[measure].column}>
                    <Figure timing={run[measure]} />
                  </Row>
                ),
            )}
            {run.memory && (
              <Row title={benchmarkWords.memory}>
                <MemoryFigures run={run} />
              </Row>
            )}
            {run.maxAbsDiff !== undefined && (
              <Row title={benchmarkWords.offBy}>
                <Differences run={run} />
              </Row>
            )}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Row({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Differences({ run: { maxAbsDiff, maxGradientDiff } }: { readonly run: FigureRow }) {
  return (
    <>
      {difference(maxAbsDiff)}
      {maxGradientDiff !== undefined && (
        <small>{benchmarkWords.gradients(difference(maxGradientDiff))}</small>
      )}
    </>
  );
}

const ms = (value: number | undefined) => (value === undefined ? "" : duration(value));

const difference = (value: number | undefined) => (value === undefined ? "" : value.toExponential(0));

function Figure({ timing }: { readonly timing: Timing | undefined }) {
  if (!timing) return null;
  const { medianMs, p95Ms, bestMs, lowMs, highMs, rounds, worstMs, firstMs } = timing;
  return (
    <>
      {duration(medianMs)}
      {lowMs !== undefined && highMs !== undefined && (
        <small>{benchmarkWords.interval(duration(lowMs), duration(highMs))}</small>
      )}
      <small>
        {bestMs === undefined
          ? benchmarkWords.percentile(duration(p95Ms))
          : benchmarkWords.percentileAndBest(duration(p95Ms), duration(bestMs))}
      </small>
      {worstMs !== undefined && firstMs !== undefined && (
        <small>{benchmarkWords.worstAndFirst(duration(worstMs), duration(firstMs))}</small>
      )}
      {rounds !== undefined && <small>{benchmarkWords.rounds(rounds)}</small>}
      {isSteady(timing) === false && <small class="unsteady">{benchmarkWords.unsteady}</small>}
    </>
  );
}

function MemoryFigures({ run: { memory } }: { readonly run: FigureRow }) {
  if (!memory) return null;
  return (
    <>
      {fileSize(memory.bytes)}
      <small>{benchmarkWords.tensors(memory.tensors)}</small>
      {memory.peakBytes !== undefined && <small>{benchmarkWords.atMost(fileSize(memory.peakBytes))}</small>}
    </>
  );
}
