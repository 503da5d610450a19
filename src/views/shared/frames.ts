import type { ImageSource } from "../../contract";
import { bitmapOf, type FramePart } from "./visible-part";

type Frame = Extract<ImageSource, { kind: "frame" | "video" }>;

const wholeOf = ({ videoWidth: width, videoHeight: height }: HTMLVideoElement): FramePart => ({
  x: 0,
  y: 0,
  width,
  height,
});

/**
 * A video's frames, or the part of each that `partOf` says. The next one comes once the one before has been dealt with, and
 * not before the page is drawn again: a camera's `currentTime` runs on while a script does, so that a caller which passes frames
 * over would otherwise never let go of the page.
 */
export async function* framesOf(
  video: HTMLVideoElement,
  signal: AbortSignal,
  partOf: (video: HTMLVideoElement) => FramePart = wholeOf,
): AsyncGenerator<Frame, void> {
  let shown = -1;
  while (true) {
    await new Promise(requestAnimationFrame);
    if (signal.aborted) return;
    const { currentTime, videoWidth } = video;
    if (currentTime === shown || videoWidth === 0) continue;
    shown = currentTime;
    const part = partOf(video);
    const frame = cutFrame(video, part);
    yield frame ? { kind: "video", frame } : { kind: "frame", bitmap: await bitmapOf(video, part) };
  }
}

/** Undefined where the browser has no `VideoFrame`, or cannot cut this one: the pixels of a turned frame lie turned in memory. */
function cutFrame(video: HTMLVideoElement, part: FramePart): VideoFrame | undefined {
  if (typeof VideoFrame !== "function") return undefined;
  const whole: VideoFrame & { readonly rotation?: number } = new VideoFrame(video);
  if (part.width === whole.displayWidth && part.height === whole.displayHeight) return whole;
  const { visibleRect, rotation } = whole;
  const isPlain = visibleRect?.width === video.videoWidth && visibleRect.height === video.videoHeight;
  try {
    return isPlain && !rotation ? new VideoFrame(whole, { visibleRect: { ...part } }) : undefined;
  } catch {
    return undefined;
  } finally {
    whole.close();
  }
}

/** What moves to the worker with a frame. */
export const transferOf = (frame: Frame) => [frame.kind === "video" ? frame.frame : frame.bitmap];
