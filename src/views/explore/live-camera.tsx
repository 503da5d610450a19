import { Icon } from "../../ui/icon";
import { Note } from "../../ui/note";
import { exploreWords } from "../../words/explore";
import type { Camera } from "../shared/camera";

interface LiveCameraProps {
  readonly camera: Camera;
  readonly films: boolean;
}

/** The camera that frames are taken from. It is not seen itself: what is made of its frames is. */
export function LiveCamera({ camera, films }: LiveCameraProps) {
  const { state } = camera;
  return (
    <>
      <video class="unseen" ref={camera.video} playsInline muted aria-label={exploreWords.camera} />
      {films && state.kind === "failed" && <Note kind="problem">{state.message}</Note>}
      {films && (state.kind === "off" || state.kind === "failed") && (
        <button class="button main" type="button" onClick={camera.start}>
          <Icon name="camera" /> {exploreWords.useCamera}
        </button>
      )}
    </>
  );
}
