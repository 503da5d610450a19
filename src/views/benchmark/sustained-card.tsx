import { useMemo } from "preact/hooks";
import type { BackendName, Sustained } from "../../contract";
import { duration } from "../../ui/format";
import { LineChart } from "../../ui/line-chart";
import { backendName } from "../classify/backend-title";
import { MEASURE_TITLES } from "./measure-title";

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
  const lines = useMemo(() => [{ title: "milliseconds, by seconds", values: medianMs }], [medianMs]);
  const [first = 0, last = 0] = [medianMs[0], medianMs.at(-1)];
  const change = first > 0 ? last / first - 1 : 0;
  const times = `${duration(first)} at first, ${duration(last)} after ${at.at(-1) ?? 0} s`;
  return (
    <section class="card">
      <h2>
        {Math.abs(change) < NOTABLE ? "It keeps its speed" : change > 0 ? "It gets slower" : "It gets faster"}
      </h2>
      <p class="quiet number">
        {backendName(backend)}, {MEASURE_TITLES[measure].long}: {times}.
      </p>
      <LineChart label="Milliseconds over time" at={at} lines={lines} />
    </section>
  );
}
