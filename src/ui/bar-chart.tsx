import "./bar-chart.css";

export interface Bar {
  readonly key: string;
  readonly title: string;
  /** Absent if there is no figure; `text` then says why. */
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly text: string;
  /** Highlighted as the best. */
  readonly best?: boolean;
}

interface BarChartProps {
  /** What the chart shows, for screen readers. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Puts the titles above the bars, if they are too long to fit beside them. */
  readonly stacked?: boolean;
}

/** Width of the drawing in its own units; it is stretched to the available width. */
const WIDTH = 1000;

/** Bars longer than this many times the shortest are cut, so that one slow figure does not flatten all others. */
const MOST_TIMES = 20;

/** Horizontal bars from zero, each with a whisker from `low` to `high`. The figures are beside them as text. */
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
