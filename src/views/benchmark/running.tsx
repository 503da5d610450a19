import type { BenchProgress, BenchRun } from "../../contract";
import { BarChart } from "../../ui/bar-chart";
import { duration, timeLeft } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { benchmarkWords } from "../../words/benchmark";
import { backendName } from "../shared/backend-title";
import { axisDuration } from "./axis-duration";

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
          <p class="quiet">{benchmarkWords.measuring}</p>
          <h2>{progress ? backendName(progress.backend) : "..."}</h2>
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
          bars={progress.runs.map(barOf)}
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

function barOf({ backend, predict1, status, error }: BenchRun) {
  const common = { key: backend, title: backendName(backend) };
  if (predict1) return { ...common, value: predict1.medianMs, text: duration(predict1.medianMs) };
  return {
    ...common,
    text:
      status === "stopped" || status === "ok"
        ? benchmarkWords.waits
        : (error ?? benchmarkWords.statuses[status]),
  };
}
