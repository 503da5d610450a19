import { useEffect } from "preact/hooks";
import type { ClassInfo, LearnOutlook, LearnProgress, LearnResult } from "../../../contract";
import { Note } from "../../../ui/note";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { modelWords } from "../../../words/models";
import { formatNumber } from "../../../words/numbers";
import { photoWords } from "../../../words/photos";
import { useAnswer } from "../../shared/use-answer";
import { useLongCall } from "../../shared/use-long-call";
import { LearnOutcome } from "./learn-outcome";
import { LearnProgressCard } from "./learn-progress";
import type { AwaitedPartProps } from "./models-part-props";

/** Teaches the model in use the owner's photos: what it will learn, how far it is, and whether it helped. */
export function LearnPanel({ client, isShown, changes, onModels, onTold }: AwaitedPartProps) {
  const { state, start, stop, close } = useLongCall<LearnResult, LearnProgress | undefined>({ awake: true });
  const isRunning = state.kind === "running";
  const result = state.kind === "done" ? state.result : undefined;
  const learn = () =>
    start(undefined, async ({ signal, report }) => {
      const onProgress = (progress: LearnProgress) => report(() => progress);
      const learned = await client.call("learn", {}, { signal, onProgress });
      onModels();
      return learned;
    });
  const key = isShown && !isRunning ? `shown ${changes}` : undefined;
  const outlook = useAnswer(client, "learnOutlook", undefined, key);
  const classes = useAnswer(client, "listClasses", undefined, key);
  const isTold = Boolean((outlook.value && classes.value) || outlook.problem || classes.problem);
  useEffect(() => {
    if (isTold) onTold();
  }, [isTold]);
  const panel = useKeptFocus<HTMLElement>(`${isRunning} ${result?.model.name}`);
  return (
    <section ref={panel} class="learn-panel" aria-label={modelWords.learn}>
      {state.kind === "failed" && (
        <Note kind="problem" onClose={close}>
          {state.problem}
        </Note>
      )}
      {outlook.problem && !isRunning && <Note kind="problem">{outlook.problem}</Note>}
      {isRunning && <LearnProgressCard progress={state.progress} onStop={stop} />}
      {result && (
        <LearnOutcome
          client={client}
          result={result}
          classes={classes.value ?? []}
          onModels={onModels}
          onClose={close}
        />
      )}
      {!isRunning && outlook.value && (
        <section class="card">
          <h2>{modelWords.learnFromPhotos}</h2>
          <WhatThereIs outlook={outlook.value} classes={classes.value ?? []} />
          {!outlook.value.obstacle && (
            <button
              class={outlook.value.newPhotos > 0 ? "button main" : "button"}
              type="button"
              onClick={() => void learn()}
            >
              {buttonTitle(outlook.value)}
            </button>
          )}
        </section>
      )}
    </section>
  );
}

function buttonTitle({ seconds, newPhotos }: LearnOutlook): string {
  const isNew = newPhotos > 0;
  if (seconds === undefined) return isNew ? modelWords.learnNow : modelWords.learnAgain;
  const about = Math.max(1, Math.round(seconds));
  return isNew ? modelWords.learnNowIn(about) : modelWords.learnAgainIn(about);
}

interface WhatThereIsProps {
  readonly outlook: LearnOutlook;
  readonly classes: readonly ClassInfo[];
}

function WhatThereIs({ outlook: { photos, newPhotos, obstacle }, classes }: WhatThereIsProps) {
  const shown = classes.filter((each) => each.photos > 0);
  return (
    <>
      {photos > 0 && (
        <p class="number">
          <b>{photoWords.photos(photos)}</b>
          {newPhotos === 0
            ? modelWords.learnedAfterNumber.all
            : newPhotos === photos
              ? modelWords.learnedAfterNumber.none
              : modelWords.learnedAfterNumber.butFor(newPhotos)}
        </p>
      )}
      {shown.length > 0 && (
        <ul class="class-counts number" aria-label={modelWords.photosOfClasses}>
          {shown.map(({ id, name, photos, known }) => (
            <li key={id}>
              {name} {formatNumber(photos)}
              {!known && <span class="new">{modelWords.isNew}</span>}
            </li>
          ))}
        </ul>
      )}
      {obstacle && (photos === 0 || newPhotos > 0) && <p class="quiet">{obstacle}</p>}
    </>
  );
}
