import type { GreyPicture, MeasuredPicture } from "../../../contract";
import { percent } from "../../../ui/format";
import { PixelPicture } from "../../../ui/pixel-picture";
import { filterWords } from "../../../words/explore-filters";
import { formatNumber } from "../../../words/numbers";
import { shapeText } from "../layers/layer-title";

interface OutputProps {
  readonly title: string;
  readonly of: string;
  readonly picture: GreyPicture;
  /** What is said of it; of video, that of a moment ago, so that the figures stand still. */
  readonly told: MeasuredPicture;
}

/** A picture, its size, and what it shows in numbers. */
export function Output({ title, of, picture, told: figures }: OutputProps) {
  const { width, height, pixels } = picture;
  const { mean, black, white } = figures;
  const told = filterWords.figures(formatNumber(mean), percent(black), percent(white));
  return (
    <figure class="output">
      <PixelPicture
        width={width}
        height={height}
        pixels={pixels}
        label={filterWords.output(title, of, width, height, told)}
      />
      <figcaption class="number">
        {title}: {shapeText([width, height])}
        <span class="quiet">{told}</span>
      </figcaption>
    </figure>
  );
}
