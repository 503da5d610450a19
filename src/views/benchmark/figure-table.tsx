import { BENCH_MEASURES, type BenchDocument, type BenchRun, type Timing } from "../../contract";
import { duration, fileSize } from "../../ui/format";
import { words } from "../../words/benchmark";
import { backendName } from "../shared/backend-title";

/** Every figure of a result; wider than a phone, so it scrolls by itself. */
export function FigureTable({ document }: { readonly document: BenchDocument }) {
  const measures = BENCH_MEASURES.filter((measure) => document.runs.some((run) => run[measure]));
  return (
    <details class="card">
      <summary>{words.allFigures}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="wide" aria-label={words.allFigures} tabIndex={0}>
        <table class="number" aria-label={words.allFigures}>
          <thead>
            <tr>
              <th scope="col">{words.backend}</th>
              <th scope="col">{words.start}</th>
              <th scope="col">{words.firstAnswer}</th>
              {measures.map((measure) => (
                <th key={measure} scope="col">
                  {words.measures[measure].column}
                </th>
              ))}
              <th scope="col">{words.memory}</th>
              <th scope="col">{words.offBy}</th>
            </tr>
          </thead>
          <tbody>
            {document.runs.map((run) => (
              <tr key={run.backend}>
                <th scope="row">
                  {backendName(run.backend)}
                  {run.threads !== undefined && run.threads > 1 && (
                    <small>{words.threads(run.threads)}</small>
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
                  <Memory run={run} />
                </td>
                <td>
                  {difference(run.maxAbsDiff)}
                  {run.maxGradientDiff !== undefined && (
                    <small>{words.gradients(difference(run.maxGradientDiff))}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet">{words.figuresExplained}</p>
    </details>
  );
}

const ms = (value: number | undefined) => (value === undefined ? "" : duration(value));

const difference = (value: number | undefined) => (value === undefined ? "" : value.toExponential(0));

function Figure({ timing }: { readonly timing: Timing | undefined }) {
  if (!timing) return null;
  const { medianMs, p95Ms, bestMs, lowMs, highMs, rounds } = timing;
  return (
    <>
      {duration(medianMs)}
      {lowMs !== undefined && highMs !== undefined && (
        <small>{words.interval(duration(lowMs), duration(highMs))}</small>
      )}
      <small>
        {bestMs === undefined
          ? words.percentile(duration(p95Ms))
          : words.percentileAndBest(duration(p95Ms), duration(bestMs))}
      </small>
      {rounds !== undefined && <small>{words.rounds(rounds)}</small>}
    </>
  );
}

function Memory({ run: { memory } }: { readonly run: BenchRun }) {
  if (!memory) return null;
  return (
    <>
      {fileSize(memory.bytes)}
      <small>{words.tensors(memory.tensors)}</small>
      {memory.peakBytes !== undefined && <small>{words.atMost(fileSize(memory.peakBytes))}</small>}
    </>
  );
}
