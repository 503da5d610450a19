import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Classification, ModelClient } from "../../contract";
import type { AskedOfFrames } from "./watch-camera";

/**
 * What the camera sees while it looks, steady from frame to frame. A frame that comes while the one before is being
 * answered is left out, so that what is shown is never old; undefined while `isOn` is false. `asked` says
 * what else is wanted of each frame.
 */
export function useLiveAnswer(
  client: ModelClient,
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
  asked: AskedOfFrames,
): Classification | undefined {
  const [shown, setShown] = useState<Classification>();
  const wanted = useRef(asked);
  wanted.current = asked;

  useEffect(() => {
    setShown(undefined);
    const element = video.current;
    if (!isOn || !element) return;
    const stop = new AbortController();
    // Without this part the camera's picture is shown, and answered once it is taken.
    void import(/* webpackChunkName: "view-live" */ "./watch-camera").then(
      ({ watchCamera }) => watchCamera(client, element, wanted, stop.signal, setShown),
      () => undefined,
    );
    return () => stop.abort();
  }, [client, video, isOn]);

  return shown;
}
