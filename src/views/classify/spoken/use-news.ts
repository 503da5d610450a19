import { useEffect, useRef } from "preact/hooks";
import { spokenWords } from "../../../words/spoken";
import type { CameraState } from "../../shared/camera";
import type { VisitedPhotos } from "../photos";
import type { AnsweredPhoto } from "../photos-state";
import { answerSentence, joined } from "./sentences";

interface NewsProps {
  readonly photos: VisitedPhotos;
  readonly camera: CameraState;
  readonly photo: AnsweredPhoto | undefined;
  readonly isShown: boolean;
}

/**
 * Says once what is new: a photo's answer, what went wrong, that the camera is on. Of pictures that came together it waits for
 * the last one, and says all of it at once: a sentence would silence the one before.
 */
export function useNews({ photos, camera, photo, isShown }: NewsProps, say: (news: string) => void): void {
  const { pictures, problems, waiting } = photos;
  const isGreeted = useRef(false);
  const subject = useRef<string | undefined>(undefined);
  const told = useRef(0);
  const most = useRef(0);
  most.current = Math.max(most.current, waiting);

  useEffect(() => {
    if (waiting > 0 || !isShown) return;
    const news: string[] = [];
    const unheard = problems.filter(({ id }) => id > told.current);
    if (unheard.length > 1) news.push(spokenWords.notAnswered(unheard.length));
    if (unheard[0]) news.push(unheard[0].message);
    told.current = Math.max(told.current, ...problems.map(({ id }) => id));

    const [now, sentence] = subjectOf();
    if (sentence && now !== subject.current) {
      if (photo && most.current > 1) news.push(spokenWords.several(most.current - unheard.length));
      news.push(sentence);
    }
    if (now) subject.current = now;
    most.current = 0;
    if (news.length === 0) return;
    say(joined(...(isGreeted.current ? [] : [spokenWords.on]), ...news));
    isGreeted.current = true;
  }, [photo, camera.kind, waiting > 0, problems, isShown]);

  /** What the view is about, and what there is to say of that. Nothing while the camera starts or stands still. */
  function subjectOf(): readonly [subject?: string, sentence?: string] {
    if (photo) return [`photo ${photo.id}`, answerSentence(photo.classification)];
    if (camera.kind === "live") return ["live", spokenWords.cameraOn];
    if (camera.kind === "failed") return [`failed ${camera.message}`, camera.message];
    if (camera.kind === "off" && pictures.length === 0) return ["start", spokenWords.start];
    return camera.kind === "starting" ? ["starting"] : [];
  }
}
