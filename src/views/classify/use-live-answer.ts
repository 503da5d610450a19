import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Classification, ModelClient } from "../../contract";
import { framesOf, transferOf } from "../shared/frames";
import { type Steady, steadied } from "./steady";

/** More than any model has labels. */
const EVERY_LABEL = 1000;

/**
 * What the camera sees while it looks, steady from frame to frame. A frame that comes while the one before is being
 * answered is left out, so that what is shown is never old; undefined while `isOn` is false. Every step of preprocessing
 * is pictured while `stages` is true.
 */
export function useLiveAnswer(
  client: ModelClient,
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
  stages: boolean,
): Classification | undefined {
  const [shown, setShown] = useState<Classification>();
  const wanted = useRef(stages);
  wanted.current = stages;

  useEffect(() => {
    setShown(undefined);
    const element = video.current;
    if (!isOn || !element) return;
    const stop = new AbortController();
    void watch(client, element, wanted, stop.signal, setShown);
    return () => stop.abort();
  }, [client, video, isOn]);

  return shown;
}

async function watch(
  client: ModelClient,
  video: HTMLVideoElement,
  stages: RefObject<boolean>,
  signal: AbortSignal,
  show: (classification: Classification) => void,
): Promise<void> {
  let steady: Steady | undefined;
  for await (const image of framesOf(video, signal)) {
    // A frame that cannot be answered is left out like one that came too soon: the next is on its way.
    const answered = await client
      .call(
        "classify",
        { image, top: EVERY_LABEL, stages: stages.current === true },
        { transfer: transferOf(image), signal },
      )
      .catch(() => undefined);
    if (signal.aborted) return;
    if (!answered) continue;
    steady = steadied(steady, answered, performance.now());
    show(steady.shown);
  }
}
