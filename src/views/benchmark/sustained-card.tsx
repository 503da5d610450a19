import { useMemo } from "preact/hooks";
import type { BackendName, Sustained } from "../../contract";
import { duration } from "../../ui/format";
import { LineChart } from "../../ui/line-chart";
import { benchmarkWords } from "../../words/benchmark";
import { formatNumber } from "../../words/numbers";
import { backendName } from "../shared/backend-title";

/** A change of speed worth a word; less is noise. */
const NOTABLE = 0.05;

interface SustainedCardProps {
  readonly backend: BackendName;
  readonly sustained: Sustained;
}

/** Whether the device gets slower as it gets warm. */
export function SustainedCard({ backend, sustained }: SustainedCardProps) {
  const { measure, windowSeconds, medianMs } = sustained;
  const at = useMemo(() => medianMs.map((_, i) => (i + 1) * windowSeconds), [medianMs, windowSeconds]);
  const lines = useMemo(
    () => [{ title: benchmarkWords.millisecondsBySeconds, values: medianMs }],
    [medianMs],
  );
  const [first = 0, last = 0] = [medianMs[0], medianMs.at(-1)];
  const change = first > 0 ? last / first - 1 : 0;
  const seconds = formatNumber(at.at(-1) ?? 0);
  return (
    <section class="card">
      <h2>
        {Math.abs(change) < NOTABLE
          ? benchmarkWords.keepsSpeed
          : change > 0
            ? benchmarkWords.getsSlower
            : benchmarkWords.getsFaster}
      </h2>
      <p class="quiet number">
        {benchmarkWords.overTime(
          backendName(backend),
          benchmarkWords.measures[measure].long,
          duration(first),
          duration(last),
          seconds,
        )}
      </p>
      <LineChart label={benchmarkWords.millisecondsOverTime} at={at} lines={lines} />
    </section>
  );
}
