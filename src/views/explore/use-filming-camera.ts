import { useEffect } from "preact/hooks";
import { type Camera, cameraIsAllowed, useCamera } from "../shared/camera";

/** Of the camera's frames: large enough to see fine lines, small enough to be filtered 30 times a second. */
const FRAME = { width: { ideal: 640 }, height: { ideal: 480 } };

/** A camera for as long as it is looked through; it starts by itself where it may without asking. */
export function useFilmingCamera(films: boolean): {
  readonly camera: Camera;
  readonly playing: HTMLVideoElement | null;
} {
  const camera = useCamera(FRAME);
  const { start, stop } = camera;
  useEffect(() => {
    if (!films) return stop();
    let left = false;
    void cameraIsAllowed().then((allowed) => allowed && !left && start());
    return () => {
      left = true;
    };
  }, [films]);
  return { camera, playing: films && camera.state.kind === "live" ? camera.video.current : null };
}
