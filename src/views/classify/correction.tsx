import { useState } from "preact/hooks";
import type { ClassInfo, Classification, ModelClient } from "../../contract";
import { buzz } from "../../ui/buzz";
import { DrawnCheck } from "../../ui/drawn-check";
import { Note } from "../../ui/note";
import { Sheet } from "../../ui/sheet";
import { answeredWords } from "../../words/answered";
import { ClassPicker } from "../shared/classes/class-picker";
import { followChanges } from "../shared/follow-changes";
import { sentenceOf } from "../shared/sentence-of";
import "./correction.css";
import { type Kept, type KeptPhotos, keepPhoto, undoKept } from "./keep-photo";
import type { AnsweredPhoto } from "./photos-state";

export interface CorrectionProps {
  readonly client: ModelClient;
  /** The answer that is shown, if there is one now. */
  readonly classification: Classification | undefined;
  /** The picture that it is the answer to; absent while the camera looks. */
  readonly photo: AnsweredPhoto | undefined;
  readonly kept: KeptPhotos;
  readonly setKept: (change: (kept: KeptPhotos) => KeptPhotos) => void;
  /** Takes the picture that the camera shows. Undefined where it could not be answered. */
  readonly onCapture: () => Promise<AnsweredPhoto | undefined>;
  /** Called with what came of it where that is spoken; screen readers leave it to the voice then. */
  readonly onTold: ((sentence: string) => void) | undefined;
}

type Class = Pick<ClassInfo, "id" | "name">;

/** Of buzzes, milliseconds, on and off in turn. */
const KEPT = [15];
const LEARNED = [15, 60, 15];

/** Under an answer: keep it as right, or say what it is. Either way the photo is kept to learn from. */
export function Correction(props: CorrectionProps) {
  const { client, classification, photo, kept, setKept, onCapture, onTold } = props;
  const [asked, setAsked] = useState<AnsweredPhoto>();
  const [problem, setProblem] = useState<string>();
  const [learned, setLearned] = useState<{ readonly better: boolean; readonly sentence: string }>();
  /** While a picture is being kept, what will be said of it has its place. */
  const [isKeeping, setKeeping] = useState(false);
  const sure = classification?.sure === true;
  const first = classification?.answers[0];
  const done = photo && kept.get(photo.id);

  const follow = async (name: string) => {
    setLearned(undefined);
    const { result, problem } = await followChanges(client);
    if (!result && !problem) return;
    const better = result?.better === true;
    if (better) buzz(LEARNED);
    const sentence = problem ?? (better ? answeredWords.knowsNow(name) : answeredWords.notLearned);
    setLearned({ better, sentence });
    onTold?.(sentence);
  };
  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      const sentence = sentenceOf(error);
      setProblem(sentence);
      onTold?.(sentence);
    }
  };
  const keep = async (wanted: AnsweredPhoto | Promise<AnsweredPhoto | undefined>, { id, name }: Class) => {
    setAsked(undefined);
    setKeeping(true);
    await attempt(async () => {
      const target = await wanted;
      if (!target) return;
      const outcome = await keepPhoto(client, target, { id, name });
      buzz(KEPT);
      onTold?.(outcome.sentence);
      setKept((now) => new Map(now).set(target.id, outcome));
      void follow(name);
    });
    setKeeping(false);
  };
  const undo = (target: AnsweredPhoto, outcome: Kept) =>
    attempt(async () => {
      await undoKept(client, outcome);
      setKept((now) => new Map([...now].filter(([id]) => id !== target.id)));
      setLearned(undefined);
      void followChanges(client);
    });

  return (
    <section class="correction" aria-label={answeredWords.keepOrCorrect}>
      <div class="actions">
        {classification && (
          <button
            class="button"
            type="button"
            onClick={() => void attempt(async () => setAsked(photo ?? (await onCapture())))}
          >
            {sure || done ? answeredWords.notRight : answeredWords.tellWhatItIs}
          </button>
        )}
        {sure && first && !done && (
          <button
            class="button"
            type="button"
            aria-label={answeredWords.keepIn(first.name)}
            onClick={() => void keep(photo ?? onCapture(), { id: first.label, name: first.name })}
          >
            {answeredWords.keep}
          </button>
        )}
      </div>
      <div
        class="kept"
        role="status"
        aria-live={onTold ? "off" : "polite"}
        data-kept={done !== undefined || isKeeping}
      >
        {done && photo && (
          <p>
            <span>{done.sentence}</span>
            {learned && (
              <span>
                {" "}
                {learned.better && <DrawnCheck />}
                {learned.sentence}
              </span>
            )}
          </p>
        )}
      </div>
      {(done || isKeeping || kept.size > 0) && (
        <div class="then">
          {done?.undo && photo && (
            <button class="button" type="button" onClick={() => void undo(photo, done)}>
              {answeredWords.undo}
            </button>
          )}
          <a class="button" href="#/photos/models">
            {answeredWords.whatItLearned}
          </a>
        </div>
      )}
      {problem && (
        <Note kind="problem" isSpoken={onTold !== undefined} onClose={() => setProblem(undefined)}>
          {problem}
        </Note>
      )}
      {asked && (
        <Sheet title={answeredWords.whatIsIt} onClose={() => setAsked(undefined)}>
          <ClassPicker
            client={client}
            current={kept.get(asked.id)?.label}
            likely={asked.classification.answers.map(({ label }) => label)}
            onPick={(picked) => void keep(asked, picked)}
          />
        </Sheet>
      )}
    </section>
  );
}
