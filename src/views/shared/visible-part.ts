/** A rectangle of a video's picture, in its pixels. */
export interface FramePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The part of a video's picture that is on screen, where the element shows it with `object-fit: cover`. Its numbers are even:
 * cameras' frames hold one colour for two by two pixels, and can be cut only between those.
 */
export function visiblePart({
  videoWidth,
  videoHeight,
  clientWidth,
  clientHeight,
}: HTMLVideoElement): FramePart {
  const scale = Math.max(clientWidth / videoWidth, clientHeight / videoHeight);
  const along = (length: number, shown: number) => {
    const size = scale > 0 ? 2 * Math.floor(Math.min(length, shown / scale) / 2) : length;
    return [2 * Math.floor((length - size) / 4), size] as const;
  };
  const [x, width] = along(videoWidth, clientWidth);
  const [y, height] = along(videoHeight, clientHeight);
  return { x, y, width, height };
}

/** A copy of a part of what a video shows now. */
export const bitmapOf = (video: HTMLVideoElement, { x, y, width, height }: FramePart): Promise<ImageBitmap> =>
  createImageBitmap(video, x, y, width, height);
