import type { Classification } from "../../contract";
import { duration } from "../../ui/format";
import { PixelPicture } from "../../ui/pixel-picture";
import { Sheet } from "../../ui/sheet";

interface SeenSheetProps {
  readonly classification: Classification;
  readonly onClose: () => void;
}

/** From the photo to the small picture that the network sees, step by step, and what each part took. */
export function SeenSheet({ classification, onClose }: SeenSheetProps) {
  const { stages = [], input, ms } = classification;
  return (
    <Sheet title="What the network sees" onClose={onClose}>
      <ol class="stages">
        {stages.map(({ name, ...picture }) => (
          <li key={name}>
            <PixelPicture {...picture} label={name} />
            <span class="quiet">{name}</span>
          </li>
        ))}
      </ol>
      <p class="quiet">
        The network learned from garments that are light on black, {input.width} by {input.height} points. If
        the last picture shows no garment to you, it shows none to the network either.
      </p>
      <dl class="rows number">
        <div>
          <dt>Open the picture</dt>
          <dd>{duration(ms.decode)}</dd>
        </div>
        <div>
          <dt>Find the garment</dt>
          <dd>{duration(ms.preprocess)}</dd>
        </div>
        <div>
          <dt>Ask the network</dt>
          <dd>{duration(ms.predict)}</dd>
        </div>
      </dl>
    </Sheet>
  );
}
