import type { GreyPicture, MeasuredPicture } from "../../../contract";
import { percent } from "../../../ui/format";
import { PixelPicture } from "../../../ui/pixel-picture";

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
  const told = `mean ${mean.toFixed(0)} of 255, ${percent(black)} black, ${percent(white)} white`;
  return (
    <figure class="output">
      <PixelPicture
        width={width}
        height={height}
        pixels={pixels}
        label={`${title}, ${of}: ${width} by ${height} pixels, ${told}`}
      />
      <figcaption class="number">
        {title}: {width}x{height}
        <span class="quiet">{told}</span>
      </figcaption>
    </figure>
  );
}
