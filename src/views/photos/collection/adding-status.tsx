import type { ClassInfo } from "../../../contract";
import { DrawnCheck } from "../../../ui/drawn-check";
import { Meter } from "../../../ui/meter";
import { Note } from "../../../ui/note";
import { photoWords } from "../../../words/photos";
import type { Followed } from "../../shared/follow-changes";
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
  const { progress, outcome, followed } = adding;
  if (progress) {
    return (
      <section class="card adding" aria-label={photoWords.addingPhotos}>
        <p class="number" role="status">
          {photoWords.lookedAt(progress.done, progress.total)}
        </p>
        <button class="button" type="button" onClick={adding.stop}>
          {photoWords.stopAdding}
        </button>
        <Meter share={progress.done / progress.total} />
      </section>
    );
  }
  if (!outcome) return null;
  const { refused } = outcome;
  return (
    <Note kind={refused.length > 0 || outcome.problem ? "problem" : "notice"} onClose={adding.close}>
      <p>{outcomeSentence(outcome)}</p>
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
      {outcome.added.length > 0 && <WhatFollowed followed={followed} classes={classes} />}
    </Note>
  );
}

interface WhatFollowedProps {
  readonly followed: Followed | undefined;
  readonly classes: readonly ClassInfo[];
}

/** What Hanger learned of the photos. Its place is there before it is known, so that the photos below stay where they are. */
function WhatFollowed({ followed, classes }: WhatFollowedProps) {
  if (!followed) return <p class="followed">{photoWords.learning}</p>;
  const { result, problem } = followed;
  if (!result?.better) return <p class="followed">{problem}</p>;
  return (
    <p class="followed learned">
      <DrawnCheck /> {whatWasWon(result, classes)}
    </p>
  );
}
