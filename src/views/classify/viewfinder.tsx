import type { ComponentChildren } from "preact";
import { classifyWords } from "../../words/classify";
import type { Camera } from "../shared/camera";
import type { Picture } from "./photos-state";

interface ViewfinderProps {
  readonly camera: Camera;
  /** The picture to show in place of the camera's. */
  readonly picture: Picture | undefined;
  /** What lies over it. */
  readonly children: ComponentChildren;
}

/** The picture: the camera's, or one that waits for its answer or has it. */
export function Viewfinder({ camera, picture, children }: ViewfinderProps) {
  const { kind } = camera.state;
  const filming = kind === "live" || kind === "frozen" || kind === "starting";
  const showsPicture = picture !== undefined && kind !== "starting";
  return (
    <section class="viewfinder" aria-label={classifyWords.picture}>
      <video
        ref={camera.video}
        playsInline
        muted
        hidden={!filming || showsPicture}
        aria-label={classifyWords.camera}
      />
      {showsPicture && (
        <img
          key={picture.id}
          src={picture.url}
          alt={picture.name || classifyWords.pictureJustTaken}
          // One taken here stays as the camera showed it.
          data-taken={!picture.name}
          onError={({ currentTarget }) => {
            currentTarget.hidden = true;
          }}
        />
      )}
      {children}
    </section>
  );
}
