import type { LearnProgress } from "../../../contract";
import { timeLeft } from "../../../ui/format";
import { Meter } from "../../../ui/meter";
import { modelWords } from "../../../words/models";

interface LearnProgressProps {
  readonly progress: LearnProgress | undefined;
  readonly onStop: () => void;
}

type Kind = LearnProgress["kind"];

/** Of the whole, where each part begins and ends, about. */
const PARTS: Readonly<Record<Kind, readonly [from: number, to: number]>> = {
  looking: [0, 0.4],
  checking: [0.4, 0.75],
  learning: [0.75, 1],
};

/** A retraining under way. Only its parts are spoken, not each of their steps. */
export function LearnProgressCard({ progress, onStop }: LearnProgressProps) {
  return (
    <section class="card">
      <p class="line">
        <b role="status">{progress ? modelWords.doing[progress.kind] : modelWords.gettingReady}</b>
        <span class="number quiet">{progress && detailOf(progress)}</span>
      </p>
      <Meter share={progress ? shareOf(progress) : 0} />
      <p class="quiet">{modelWords.staysUntilDone}</p>
      <button class="button" type="button" onClick={onStop}>
        {modelWords.stop}
      </button>
    </section>
  );
}

function detailOf(progress: LearnProgress): string {
  if (progress.kind === "looking") return modelWords.doneOf(progress.done, progress.total);
  return progress.secondsLeft === undefined ? "" : modelWords.timeLeft(timeLeft(progress.secondsLeft));
}

function shareOf(progress: LearnProgress): number {
  const [from, to] = PARTS[progress.kind];
  const done = progress.kind === "looking" ? progress.done / progress.total : progress.step / progress.steps;
  return from + (to - from) * done;
}
