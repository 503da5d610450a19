import type { BenchProgress } from "../../contract";
import { BarChart } from "../../ui/bar-chart";
import { duration, timeLeft } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { benchmarkWords } from "../../words/benchmark";
import { axisDuration } from "./axis-duration";
import { type FigureRow, figureRows, laneTitle } from "./figure-rows";

interface RunningProps {
  readonly progress: BenchProgress | undefined;
  readonly onStop: () => void;
}

/** A measurement under way: what is measured, how long it will take, what is known by now. */
export function Running({ progress, onStop }: RunningProps) {
  return (
    <section class="card">
      <div class="figures">
        <div>
          <p class="quiet">{progress?.opening ? benchmarkWords.opening : benchmarkWords.measuring}</p>
          <h2>{progress ? laneTitle(progress.backend) : "..."}</h2>
        </div>
        <div>
          <p class="quiet">{benchmarkWords.timeLeft}</p>
          <p class="number">{progress ? timeLeft(progress.secondsLeft) : ""}</p>
        </div>
      </div>
      <Meter share={progress?.share ?? 0} />
      {progress && (
        <BarChart
          label={benchmarkWords.onePictureSoFar}
          bars={figureRows(progress).map(barOf)}
          tick={axisDuration}
        />
      )}
      <p class="quiet">{benchmarkWords.leaveOpen}</p>
      <button class="button" type="button" onClick={onStop}>
        {benchmarkWords.stopAndKeep}
      </button>
    </section>
  );
}

function barOf({ key, title, predict1, status, error }: FigureRow) {
  const common = { key, title };
  if (predict1) return { ...common, value: predict1.medianMs, text: duration(predict1.medianMs) };
  return {
    ...common,
    text:
      status === "stopped" || status === "ok"
        ? benchmarkWords.waits
        : (error ?? benchmarkWords.statuses[status]),
  };
}
