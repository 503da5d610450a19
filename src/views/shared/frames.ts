import type { ImageSource } from "../../contract";

type Frame = Extract<ImageSource, { kind: "frame" | "video" }>;

/** A video's frames, each as soon as the one before has been dealt with. */
export async function* framesOf(video: HTMLVideoElement, signal: AbortSignal): AsyncGenerator<Frame, void> {
  let shown = -1;
  while (!signal.aborted) {
    const { currentTime, videoWidth } = video;
    if (currentTime === shown || videoWidth === 0) {
      await new Promise(requestAnimationFrame);
      continue;
    }
    shown = currentTime;
    if (typeof VideoFrame === "function") yield { kind: "video", frame: new VideoFrame(video) };
    else yield { kind: "frame", bitmap: await createImageBitmap(video) };
  }
}

/** What moves to the worker with a frame. */
export const transferOf = (frame: Frame) => [frame.kind === "video" ? frame.frame : frame.bitmap];
