import { useMemo } from "preact/hooks";
import type { EpochFigures } from "../../../contract";
import { percent } from "../../../ui/format";
import { LineChart } from "../../../ui/line-chart";

/** Accuracy by epoch. Where the lines part, the network learns its pictures by heart. */
export function Curves({ epochs }: { readonly epochs: readonly EpochFigures[] }) {
  const at = useMemo(() => epochs.map(({ epoch }) => epoch), [epochs]);
  const lines = useMemo(
    () => [
      { title: "accuracy", values: epochs.map(({ accuracy }) => accuracy) },
      { title: "on validation", dashed: true, values: epochs.map(({ valAccuracy }) => valAccuracy) },
    ],
    [epochs],
  );
  const last = epochs.at(-1);
  const told = last
    ? `: after ${last.epoch} epochs ${percent(last.accuracy)}, on validation ${percent(last.valAccuracy)}`
    : "";
  return <LineChart label={`Accuracy by epoch${told}`} at={at} lines={lines} />;
}
