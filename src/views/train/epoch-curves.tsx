import { useMemo } from "preact/hooks";
import type { EpochFigures } from "../../contract";
import { LineChart } from "../../ui/line-chart";
import { trainWords } from "../../words/train";

/** Accuracy and loss, epoch by epoch. */
export function EpochCurves({ epochs }: { readonly epochs: readonly EpochFigures[] }) {
  const at = useMemo(() => epochs.map(({ epoch }) => epoch), [epochs]);
  const accuracy = useMemo(
    () => [
      { title: trainWords.accuracy, values: epochs.map((epoch) => epoch.accuracy) },
      { title: trainWords.onValidation, dashed: true, values: epochs.map((epoch) => epoch.valAccuracy) },
    ],
    [epochs],
  );
  const loss = useMemo(
    () => [
      { title: trainWords.loss, values: epochs.map((epoch) => epoch.loss) },
      { title: trainWords.onValidation, dashed: true, values: epochs.map((epoch) => epoch.valLoss) },
    ],
    [epochs],
  );
  return (
    <>
      <LineChart label={trainWords.accuracyByEpoch} at={at} lines={accuracy} />
      <LineChart label={trainWords.lossByEpoch} at={at} lines={loss} />
    </>
  );
}
