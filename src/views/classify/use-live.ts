import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Classification, ModelClient } from "../../contract";
import { type Steady, steadied } from "./steady";

/** More than any model has labels. */
const EVERY_LABEL = 1000;

/**
 * What the camera sees while it looks, steady from frame to frame. A frame that comes while the one before is being
 * answered is left out, so that what is shown is never old; undefined while `isOn` is false.
 */
export function useLive(
  client: ModelClient,
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
): Classification | undefined {
  const [shown, setShown] = useState<Classification>();

  useEffect(() => {
    setShown(undefined);
    const element = video.current;
    if (!isOn || !element) return;
    const stop = new AbortController();
    void watch(client, element, stop.signal, setShown);
    return () => stop.abort();
  }, [client, video, isOn]);

  return shown;
}

async function watch(
  client: ModelClient,
  video: HTMLVideoElement,
  signal: AbortSignal,
  show: (classification: Classification) => void,
): Promise<void> {
  let steady: Steady | undefined;
  while (!signal.aborted) {
    await nextFrame(video);
    if (signal.aborted) return;
    const answered = await answerFrame(client, video, signal);
    if (signal.aborted) return;
    if (!answered) continue;
    steady = steadied(steady, answered, performance.now());
    show(steady.shown);
  }
}

/** A frame that cannot be had or answered is left out like one that came too soon: the next is on its way. */
async function answerFrame(
  client: ModelClient,
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<Classification | undefined> {
  try {
    const bitmap = await createImageBitmap(video);
    const request = { image: { kind: "frame", bitmap }, top: EVERY_LABEL } as const;
    return await client.call("classify", request, { transfer: [bitmap], signal });
  } catch {
    return undefined;
  }
}

/** Browsers without video callbacks are asked at the screen's own pace. */
function nextFrame(video: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(resolve);
    else requestAnimationFrame(resolve);
  });
}
