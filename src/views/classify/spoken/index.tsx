import { useEffect, useMemo } from "preact/hooks";
import type { Classification } from "../../../contract";
import { spokenWords } from "../../../words/spoken";
import type { CameraState } from "../../shared/camera";
import type { VisitedPhotos } from "../photos";
import { type AnsweredPhoto, isAnswered } from "../photos-state";
import { Announcer } from "./announcer";
import { MATCH_RULES } from "./match";
import { liveAnnouncement, matchSentence, rulesSentence } from "./sentences";
import "./spoken.css";
import { useNews } from "./use-news";
import { useVoice } from "./use-voice";

export interface SpokenProps {
  readonly photos: VisitedPhotos;
  readonly camera: CameraState;
  /** The answer to what the camera sees now. */
  readonly live: Classification | undefined;
  /** The photo that is shown, once it is answered. */
  readonly photo: AnsweredPhoto | undefined;
  /** What came of keeping or correcting a photo. */
  readonly told: string | undefined;
  readonly isShown: boolean;
  /** Whether a sheet lies over the view: the camera's picture is not spoken of then. */
  readonly isCovered: boolean;
}

/** Says what is found, how to hold the camera, and what went wrong; in place of the view's live regions, not beside them. */
export function SpokenPanel({ photos, camera, live, photo, told, isShown, isCovered }: SpokenProps) {
  const { said, hasVoice, say, isSpeaking } = useVoice(isShown);
  useNews({ photos, camera, photo, isShown }, say);
  useEffect(() => {
    if (told) say(told);
  }, [told]);

  const isLive = camera.kind === "live";
  const announcer = useMemo(() => new Announcer(), [isLive]);
  useEffect(() => {
    if (!isLive || !live || !isShown || isCovered || hasVoice === undefined) return;
    const remark = liveAnnouncement(live, camera.facesUser);
    if (announcer.isDue(remark, performance.now(), isSpeaking())) say(remark.sentence);
  }, [live]);

  const match = () => {
    const [second, first] = photos.pictures.filter(isAnswered);
    say(
      first && second
        ? matchSentence(first.classification, second.classification)
        : spokenWords.needsTwo(second ? 1 : 0),
    );
  };
  return (
    <section class="spoken" aria-label={spokenWords.title}>
      {hasVoice === false && (
        <p class="quiet" role="status">
          {spokenWords.noVoice}
        </p>
      )}
      {/* Where a voice says it, a screen reader leaves it to that voice. */}
      <div role="status" aria-live={hasVoice === false ? "polite" : "off"}>
        <p key={said.count}>{said.sentence}</p>
      </div>
      <button class="button" type="button" onClick={() => say(said.sentence)}>
        {spokenWords.sayAgain}
      </button>
      <button class="button" type="button" onClick={match}>
        {spokenWords.match}
      </button>
      <details onToggle={({ currentTarget }) => currentTarget.open && say(rulesSentence())}>
        <summary>{spokenWords.rulesTitle}</summary>
        <ol>
          {MATCH_RULES.map((rule) => (
            <li key={rule}>{spokenWords.rules[rule]}</li>
          ))}
        </ol>
      </details>
    </section>
  );
}
