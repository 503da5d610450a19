import { BENCH_MEASURES, type BenchDocument, type BenchRun, type Timing } from "../../contract";
import { duration, fileSize } from "../../ui/format";
import { backendName } from "../classify/backend-title";
import { MEASURE_TITLES } from "./measure-title";

/** Every figure of a result; wider than a phone, so it scrolls by itself. */
export function FigureTable({ document }: { readonly document: BenchDocument }) {
  const measures = BENCH_MEASURES.filter((measure) => document.runs.some((run) => run[measure]));
  return (
    <details class="card">
      <summary>All figures</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="wide" aria-label="All figures" tabIndex={0}>
        <table class="number">
          <thead>
            <tr>
              <th scope="col">Backend</th>
              <th scope="col">Start</th>
              <th scope="col">First answer</th>
              {measures.map((measure) => (
                <th key={measure} scope="col">
                  {MEASURE_TITLES[measure].column}
                </th>
              ))}
              <th scope="col">Memory</th>
              <th scope="col">Off by</th>
            </tr>
          </thead>
          <tbody>
            {document.runs.map((run) => (
              <tr key={run.backend}>
                <th scope="row">
                  {backendName(run.backend)}
                  {run.threads !== undefined && run.threads > 1 && <small>{run.threads} threads</small>}
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
                    <small>gradients {difference(run.maxGradientDiff)}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet">
        Medians, with the 95 % interval of the median, the 95th percentile and the best round. "Off by" is the
        largest difference from plain JavaScript, of probabilities and of gradients.
      </p>
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
        <small>
          {duration(lowMs)} to {duration(highMs)}
        </small>
      )}
      <small>
        p95 {duration(p95Ms)}
        {bestMs !== undefined && `, best ${duration(bestMs)}`}
      </small>
      {rounds !== undefined && (
        <small>{rounds === 1 ? "one round" : `${rounds.toLocaleString("en")} rounds`}</small>
      )}
    </>
  );
}

function Memory({ run: { memory } }: { readonly run: BenchRun }) {
  if (!memory) return null;
  return (
    <>
      {fileSize(memory.bytes)}
      <small>{memory.tensors} tensors</small>
      {memory.peakBytes !== undefined && <small>at most {fileSize(memory.peakBytes)}</small>}
    </>
  );
}
