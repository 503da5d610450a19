import "./bar-chart.css";

export interface Bar {
  readonly key: string;
  readonly title: string;
  /** Absent if there is no figure; `text` then says why. */
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly text: string;
  /** Short remarks under the text. */
  readonly notes?: readonly string[];
  /** Highlighted as the best. */
  readonly best?: boolean;
}

interface BarChartProps {
  /** What the chart shows, for screen readers. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Puts the titles above the bars, if they are too long to fit beside them. */
  readonly stacked?: boolean;
  /** Writes the ticks of a logarithmic axis. With it, figures that differ a hundredfold can be told apart. */
  readonly tick?: (value: number) => string;
}

/** Width of the drawing in its own units; it is stretched to the available width. */
const WIDTH = 1000;

/** Where a value lies on the axis, 0..1. */
type Place = (value: number) => number;

interface Axis {
  readonly placeOf: Place;
  readonly ticks: readonly number[];
}

/** From zero to the longest, without ticks: the figures are beside the bars. */
function linearAxis(values: readonly number[]): Axis {
  const most = Math.max(...values, Number.MIN_VALUE);
  return { placeOf: (value) => value / most, ticks: [] };
}

/** From a power of ten below the shortest to one above the longest, with a tick at each. */
function logarithmicAxis(values: readonly number[]): Axis {
  const positive = values.filter((value) => value > 0);
  const first = Math.floor(Math.log10(Math.min(...positive)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...positive))));
  return {
    placeOf: (value) => Math.max(0, Math.log10(value) - first) / (last - first),
    ticks: Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i)),
  };
}

/** Horizontal bars, each with a whisker from `low` to `high`. The figures are beside them as text. */
export function BarChart({ label, bars, stacked = false, tick }: BarChartProps) {
  const values = bars.flatMap(({ value, low, high }) =>
    value === undefined ? [] : [value, low ?? value, high ?? value],
  );
  const axis = tick && values.some((value) => value > 0) ? logarithmicAxis(values) : linearAxis(values);
  return (
    <div class={stacked ? "bar-chart stacked" : "bar-chart"}>
      <dl aria-label={label}>
        {bars.map((bar) => (
          <div key={bar.key} class={bar.best ? "best" : ""}>
            <dt>{bar.title}</dt>
            {bar.value === undefined ? (
              <dd class="quiet why">{bar.text}</dd>
            ) : (
              <>
                <dd class="drawing" aria-hidden="true">
                  <Drawing bar={bar} value={bar.value} axis={axis} />
                </dd>
                <dd class="number">
                  {bar.text}
                  {bar.notes?.map((note) => (
                    <small key={note}>{note}</small>
                  ))}
                </dd>
              </>
            )}
          </div>
        ))}
      </dl>
      {tick && axis.ticks.length > 0 && (
        <div class="axis" aria-hidden="true">
          <p>
            {axis.ticks.map((value) => (
              <span key={value}>{tick(value)}</span>
            ))}
          </p>
        </div>
      )}
    </div>
  );
}

interface DrawingProps {
  readonly bar: Bar;
  readonly value: number;
  readonly axis: Axis;
}

function Drawing({ bar: { low, high }, value, axis: { placeOf, ticks } }: DrawingProps) {
  const at = (place: number) => (WIDTH * placeOf(place)).toFixed(1);
  return (
    <svg viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" width={WIDTH} y="3" height="6" />
      {ticks.slice(1, -1).map((tick) => (
        <path key={tick} class="tick" d={`M${at(tick)} 0v12`} />
      ))}
      <rect class="bar" width={at(value)} y="3" height="6" />
      {low !== undefined && high !== undefined && (
        <path class="whisker" d={`M${at(low)} 1v10M${at(high)} 1v10M${at(low)} 6H${at(high)}`} />
      )}
    </svg>
  );
}
