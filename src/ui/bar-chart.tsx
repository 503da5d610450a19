import "./bar-chart.css";

export interface Bar {
  readonly key: string;
  readonly title: string;
  /** Absent where there is no figure; `text` then says why. */
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly text: string;
  /** The one to look at. */
  readonly best?: boolean;
}

interface BarChartProps {
  /** What it shows, for a screen reader. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Titles above the bars, for those too long to stand beside them. */
  readonly stacked?: boolean;
}

/** Units of the drawing's width; it is stretched to what there is room for. */
const WIDTH = 1000;

/** Bars beyond so many times the shortest are cut, so that one slow figure does not flatten all the others. */
const MOST_TIMES = 20;

/** Bars from zero, one below the other, with a whisker from `low` to `high`. The figures stand beside them as text. */
export function BarChart({ label, bars, stacked = false }: BarChartProps) {
  const limit = stacked ? Number.POSITIVE_INFINITY : MOST_TIMES * shortest(bars);
  const longest = Math.max(...bars.map(({ value = 0, high = 0 }) => Math.max(value, high)));
  const most = Math.max(Math.min(longest, limit), Number.MIN_VALUE);
  return (
    <dl class={stacked ? "bar-chart stacked" : "bar-chart"} aria-label={label}>
      {bars.map((bar) => (
        <div key={bar.key} class={bar.best ? "best" : ""}>
          <dt>{bar.title}</dt>
          {bar.value === undefined ? (
            <dd class="quiet why">{bar.text}</dd>
          ) : (
            <>
              <dd class="drawing" aria-hidden="true">
                <Drawing bar={bar} value={bar.value} most={most} />
              </dd>
              <dd class="number">{bar.text}</dd>
            </>
          )}
        </div>
      ))}
    </dl>
  );
}

interface DrawingProps {
  readonly bar: Bar;
  readonly value: number;
  /** The value at the right end. */
  readonly most: number;
}

function Drawing({ bar: { low, high }, value, most }: DrawingProps) {
  const at = (place: number) => ((WIDTH * place) / most).toFixed(1);
  const isCut = value > most;
  return (
    <svg viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" width={WIDTH} y="3" height="6" />
      <rect class="bar" width={isCut ? WIDTH : at(value)} y="3" height="6" />
      {isCut && <path class="cut" d="M890 12L920 0M920 12L950 0" />}
      {!isCut && low !== undefined && high !== undefined && (
        <path class="whisker" d={`M${at(low)} 1v10M${at(high)} 1v10M${at(low)} 6H${at(high)}`} />
      )}
    </svg>
  );
}

function shortest(bars: readonly Bar[]): number {
  return Math.min(...bars.map(({ value = 0 }) => (value > 0 ? value : Number.POSITIVE_INFINITY)));
}
