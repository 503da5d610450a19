import { BACKENDS, type BackendChoice, type BackendName, type ProbeReport } from "../../contract";
import { duration } from "../../ui/format";
import { Sheet } from "../../ui/sheet";
import { answeredWords } from "../../words/answered";
import { backendName } from "../shared/backend-title";

/** How far the search for the fastest backend is. */
export interface BackendMeasurement {
  readonly choice: BackendChoice | undefined;
  readonly measuring: boolean;
  /** Reports so far of a measurement under way, those of the choice otherwise. */
  readonly reports: readonly ProbeReport[];
}

interface BackendSheetProps {
  /** Milliseconds from the picture that is shown to its answer; absent where none is shown any more. */
  readonly total: number | undefined;
  readonly measurement: BackendMeasurement;
  /** Without a name: the fastest. */
  readonly onPick: (backend: BackendName | undefined) => void;
  readonly onMeasure: () => void;
  readonly onClose: () => void;
}

/** Every way to compute with what it took here, and which one is used. */
export function BackendSheet({ total, measurement, onPick, onMeasure, onClose }: BackendSheetProps) {
  const { choice, measuring, reports } = measurement;
  const picked = choice?.by === "picked" ? choice.backend : undefined;
  return (
    <Sheet title={answeredWords.howHangerComputes} onClose={onClose}>
      {total !== undefined && (
        <dl class="rows number">
          <div class="sum">
            <dt>{answeredWords.pictureToAnswer}</dt>
            <dd>{duration(total)}</dd>
          </div>
        </dl>
      )}
      <p class="quiet">{answeredWords.waysTried}</p>
      <fieldset class="backends" disabled={measuring}>
        <legend class="unseen">{answeredWords.wayToCompute}</legend>
        <label>
          <input type="radio" name="backend" checked={!picked} onChange={() => onPick(undefined)} />
          <span>
            {choice && !picked ? answeredWords.fastestIs(backendName(choice.backend)) : answeredWords.fastest}
          </span>
        </label>
        {BACKENDS.map((name) => {
          const report = reports.find(({ backend }) => backend === name);
          const usable = !report || report.status === "ok";
          return (
            <label key={name}>
              <input
                type="radio"
                name="backend"
                disabled={!usable}
                checked={picked === name}
                onChange={() => onPick(name)}
              />
              <span>{backendName(name)}</span>
              <Figure report={report} measuring={measuring} />
            </label>
          );
        })}
      </fieldset>
      <button class="button" type="button" disabled={measuring} onClick={onMeasure}>
        {measuring ? answeredWords.measuring : answeredWords.measureAgain}
      </button>
    </Sheet>
  );
}

function Figure({
  report,
  measuring,
}: {
  readonly report: ProbeReport | undefined;
  readonly measuring: boolean;
}) {
  if (!report)
    return <span class="quiet">{measuring ? answeredWords.waits : answeredWords.notMeasured}</span>;
  if (report.status === "ok") return <span class="number">{duration(report.medianMs ?? 0)}</span>;
  return <span class="quiet reason">{report.reason ?? answeredWords.statuses[report.status]}</span>;
}
