import type { ClassInfo } from "../../../contract";
import { DrawnCheck } from "../../../ui/drawn-check";
import { Meter } from "../../../ui/meter";
import { Note } from "../../../ui/note";
import { photoWords } from "../../../words/photos";
import { whatWasWon } from "../models/what-was-won";
import { type Adding, outcomeSentence } from "./use-adding";

/** Names on screen, at most. */
const MOST_NAMED = 200;

interface AddingStatusProps {
  readonly adding: Adding;
  readonly classes: readonly ClassInfo[];
}

/** How far adding is, what came of it, and what was learned. */
export function AddingStatus({ adding, classes }: AddingStatusProps) {
  const { progress, outcome, learned, notLearned } = adding;
  if (progress) {
    return (
      <section class="card adding" aria-label={photoWords.addingPhotos}>
        <p class="number" role="status">
          {photoWords.lookedAt(progress.done, progress.total)}
        </p>
        <Meter share={progress.done / progress.total} />
        <button class="button" type="button" onClick={adding.stop}>
          {photoWords.stopAdding}
        </button>
      </section>
    );
  }
  if (!outcome) return null;
  const { refused } = outcome;
  return (
    <Note kind={refused.length > 0 || outcome.problem ? "problem" : "notice"} onClose={adding.close}>
      <p>{outcomeSentence(outcome)}</p>
      {learned?.better && (
        <p class="learned">
          <DrawnCheck /> {whatWasWon(learned, classes)}
        </p>
      )}
      {notLearned && outcome.added.length > 0 && <p>{notLearned}</p>}
      {refused.length > 0 && (
        <ul class="refused">
          {refused.slice(0, MOST_NAMED).map(({ name, message }, i) => (
            <li key={`${i} ${name}`}>
              <b>{name}</b> {message}
            </li>
          ))}
          {refused.length > MOST_NAMED && <li>{photoWords.moreRefused(refused.length - MOST_NAMED)}</li>}
        </ul>
      )}
    </Note>
  );
}
