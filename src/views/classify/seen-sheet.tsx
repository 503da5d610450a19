import type { Classification } from "../../contract";
import { duration, percent } from "../../ui/format";
import { PixelPicture } from "../../ui/pixel-picture";
import { Sheet } from "../../ui/sheet";
import { answeredWords } from "../../words/answered";
import { handPhoto } from "../shared/handed-photo";
import type { AnsweredPhoto } from "./photos-state";

interface SeenSheetProps {
  readonly classification: Classification;
  /** Absent for what the camera sees: its frames are not kept, so there is nothing to look into. */
  readonly photo: AnsweredPhoto | undefined;
  readonly onClose: () => void;
}

/** From the photo to the small picture that the network sees, step by step, and what each part took. */
export function SeenSheet({ classification, photo, onClose }: SeenSheetProps) {
  const { stages = [], seen, input, ms, model } = classification;
  const seeInside = async ({ name, url }: AnsweredPhoto) => {
    handPhoto(new File([await (await fetch(url)).blob()], name));
    onClose();
    location.hash = `#/explore/activations?network=${encodeURIComponent(model)}&pictures=photo`;
  };
  return (
    <Sheet title={answeredWords.whatNetworkSees} onClose={onClose}>
      <ol class="stages">
        {stages.map(({ name, ...picture }) => (
          <li key={name}>
            <PixelPicture {...picture} label={name} />
            <span class="quiet">{name}</span>
          </li>
        ))}
      </ol>
      {seen && (
        <p>
          {seen.ofPhoto < 1
            ? answeredWords.seenPart(percent(seen.ofPhoto), percent(seen.background))
            : answeredWords.seenWhole(percent(seen.background))}
        </p>
      )}
      <p class="quiet">{answeredWords.learnedFrom(input.width, input.height)}</p>
      {photo && (
        <button class="button" type="button" onClick={() => void seeInside(photo)}>
          {answeredWords.seeInside}
        </button>
      )}
      <dl class="rows number">
        <div>
          <dt>{answeredWords.openPicture}</dt>
          <dd>{duration(ms.decode)}</dd>
        </div>
        <div>
          <dt>{answeredWords.findGarment}</dt>
          <dd>{duration(ms.preprocess)}</dd>
        </div>
        <div>
          <dt>{answeredWords.askNetwork}</dt>
          <dd>{duration(ms.predict)}</dd>
        </div>
        <div class="sum">
          <dt>{answeredWords.pictureToAnswer}</dt>
          <dd>{duration(ms.total)}</dd>
        </div>
      </dl>
    </Sheet>
  );
}
