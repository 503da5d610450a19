import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import "./line-chart.css";
import { locale } from "../words/translatable";
import { useColourChanges } from "./use-colour-changes";

export interface Line {
  readonly title: string;
  readonly dashed?: boolean;
  /** Drawn thin and grey, for comparison. */
  readonly quiet?: boolean;
  /** One value for each point of the horizontal axis, or null. */
  readonly values: readonly (number | null)[];
}

interface LineChartProps {
  /** What the chart shows, for screen readers. */
  readonly label: string;
  /** Points of the horizontal axis, ascending. */
  readonly at: readonly number[];
  readonly lines: readonly Line[];
}

const HEIGHT = 130;

const THREE_DIGITS = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };

const kindOf = ({ dashed, quiet }: Line) => (quiet ? "quiet" : dashed ? "dashed" : "full");

const COLOURS = { full: "--accent", dashed: "--warn", quiet: "--muted" } as const;

/** Lines over a common axis: solid lines in the accent colour, dashed ones in the warning colour. */
export function LineChart({ label, at, lines }: LineChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const drawn = `${useColourChanges()} ${lines.map((line) => `${line.title} ${kindOf(line)}`)}`;

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const colours = getComputedStyle(element);
    const colour = (name: string) => colours.getPropertyValue(name);
    const letters = 0.75 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const axis = {
      font: `${letters}px ${colours.fontFamily}`,
      stroke: colour("--muted"),
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { show: false },
    };
    const made = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false } },
        axes: [
          { ...axis, incrs: [1, 2, 5, 10, 20, 50] },
          { ...axis, size: 3.6 * letters },
        ],
        series: [
          {},
          ...lines.map((line) => ({
            stroke: colour(COLOURS[kindOf(line)]),
            width: line.quiet ? 1 : 2,
            ...(line.dashed ? { dash: [6, 4] } : {}),
          })),
        ],
      },
      [[], ...lines.map(() => [])],
      element,
    );
    chart.current = made;
    const resizing = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      made.destroy();
    };
  }, [drawn]);

  useEffect(() => {
    chart.current?.setData([[...at], ...lines.map(({ values }) => [...values])]);
  }, [at, lines, drawn]);

  return (
    <figure class="line-chart">
      <div ref={frame} role="img" aria-label={label} />
      <Figures label={label} at={at} lines={lines} />
      <figcaption>
        {lines
          .filter(({ title }, i) => lines.findIndex((line) => line.title === title) === i)
          .map((line) => (
            <span key={line.title} class={kindOf(line)}>
              {line.title}
            </span>
          ))}
      </figcaption>
    </figure>
  );
}

/** The lines' values as a table, for screen readers. */
function Figures({ label, at, lines }: LineChartProps) {
  return (
    <div class="unseen">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {lines.map(({ title }, i) => (
              <th key={i} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {at.map((place, row) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              {lines.map(({ values }, i) => (
                <td key={i}>{values[row]?.toLocaleString(locale(), THREE_DIGITS)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
