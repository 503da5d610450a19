import { useMemo } from "preact/hooks";
import type { EpochFigures } from "../../../contract";
import { percent } from "../../../ui/format";
import { LineChart } from "../../../ui/line-chart";
import { exerciseWords } from "../../../words/explore-exercises";

/** Accuracy by epoch. Where the lines part, the network learns its pictures by heart. */
export function AccuracyCurves({ epochs }: { readonly epochs: readonly EpochFigures[] }) {
  const at = useMemo(() => epochs.map(({ epoch }) => epoch), [epochs]);
  const lines = useMemo(
    () => [
      { title: exerciseWords.accuracy, values: epochs.map(({ accuracy }) => accuracy) },
      {
        title: exerciseWords.onValidation,
        dashed: true,
        values: epochs.map(({ valAccuracy }) => valAccuracy),
      },
    ],
    [epochs],
  );
  const last = epochs.at(-1);
  const label = last
    ? exerciseWords.accuracyByEpochAfter(last.epoch, percent(last.accuracy), percent(last.valAccuracy))
    : exerciseWords.accuracyByEpoch;
  return <LineChart label={label} at={at} lines={lines} />;
}
