import type { LearnProgress } from "../../../contract";
import { Meter } from "../../../ui/meter";
import { modelWords } from "../../../words/models";

interface LearnProgressProps {
  readonly progress: LearnProgress | undefined;
  readonly onStop: () => void;
}

/** Learning under way. Only what it does is spoken, not each photo. */
export function LearnProgressCard({ progress, onStop }: LearnProgressProps) {
  return (
    <section class="card">
      <p class="line">
        <b role="status">{progress ? modelWords.looking : modelWords.gettingReady}</b>
        <span class="number quiet">{progress && modelWords.doneOf(progress.done, progress.total)}</span>
      </p>
      <Meter share={progress ? progress.done / progress.total : 0} />
      <p class="quiet">{modelWords.staysUntilDone}</p>
      <button class="button" type="button" onClick={onStop}>
        {modelWords.stop}
      </button>
    </section>
  );
}
