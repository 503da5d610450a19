import { FileButton } from "../../ui/file-button";
import { duration } from "../../ui/format";
import { Icon } from "../../ui/icon";
import { PixelPicture } from "../../ui/pixel-picture";
import { backendTitle } from "./backend-title";
import type { Camera } from "./camera";
import type { AnsweredPhoto } from "./photos";

/** What the browser is asked to offer; what it cannot decode is told apart when it arrives. */
const PICTURES = "image/*";

interface ViewfinderProps {
  readonly camera: Camera;
  readonly photo: AnsweredPhoto | undefined;
  readonly busy: boolean;
  readonly onCapture: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onShowSeen: () => void;
  readonly onShowBackends: () => void;
}

/** The picture: the camera's, or the photo that was answered. */
export function Viewfinder(props: ViewfinderProps) {
  const { camera, photo } = props;
  const { kind } = camera.state;
  const filming = kind === "live" || kind === "frozen" || kind === "starting";
  const showsPhoto = photo !== undefined && kind !== "live" && kind !== "starting";
  return (
    <section class="viewfinder" aria-label="Picture">
      <video ref={camera.video} playsInline muted hidden={!filming || showsPhoto} aria-label="Camera" />
      {showsPhoto && <img src={photo.url} alt={photo.name || "The picture just taken"} />}
      {kind === "live" && <div class="frame" aria-hidden="true" />}
      {!filming && !photo && <Welcome {...props} />}
      {photo && <Seen photo={photo} onShowSeen={props.onShowSeen} onShowBackends={props.onShowBackends} />}
      {(filming || photo) && <Controls {...props} />}
    </section>
  );
}

function Welcome({ camera, onFiles }: ViewfinderProps) {
  return (
    <div class="welcome">
      <p class="question">What garment is this?</p>
      <p>Point the camera at one, or choose a photo. Nothing leaves this device.</p>
      <div class="choices">
        <button class="button main" type="button" onClick={camera.start}>
          <Icon name="camera" /> Use the camera
        </button>
        <FileButton class="button" accept={PICTURES} onFiles={onFiles}>
          <Icon name="photos" /> Choose photos
        </FileButton>
      </div>
    </div>
  );
}

/** What the network saw, and how fast it answered. */
function Seen({
  photo: { classification },
  onShowSeen,
  onShowBackends,
}: {
  readonly photo: AnsweredPhoto;
  readonly onShowSeen: () => void;
  readonly onShowBackends: () => void;
}) {
  const { input, backend, ms } = classification;
  return (
    <>
      <button class="chip number" type="button" onClick={onShowBackends}>
        <span class="unseen">Computed with </span>
        {backendTitle(backend)} <span>{duration(ms.total)}</span>
      </button>
      <button class="tile" type="button" onClick={onShowSeen} aria-label="What the network sees">
        <PixelPicture {...input} label={`The ${input.width} by ${input.height} picture the network saw`} />
      </button>
    </>
  );
}

function Controls({ camera, busy, onCapture, onFiles }: ViewfinderProps) {
  const { state } = camera;
  const live = state.kind === "live";
  return (
    <div class="controls">
      <FileButton class="round" accept={PICTURES} onFiles={onFiles}>
        <Icon name="photos" />
        <span class="unseen">Choose photos</span>
      </FileButton>
      {live ? (
        <button
          class="shutter"
          type="button"
          aria-label="Take the picture"
          disabled={busy}
          onClick={onCapture}
        />
      ) : (
        <button
          class="round large"
          type="button"
          aria-label={state.kind === "frozen" ? "Look again" : "Use the camera"}
          onClick={state.kind === "frozen" ? camera.resume : camera.start}
        >
          <Icon name="camera" />
        </button>
      )}
      {live && state.cameras > 1 && (
        <button class="round" type="button" aria-label="Other camera" onClick={camera.flip}>
          <Icon name="flip" />
        </button>
      )}
      {live && state.torch !== "none" && (
        <button
          class="round"
          type="button"
          aria-label="Light"
          aria-pressed={state.torch === "on"}
          onClick={camera.toggleTorch}
        >
          <Icon name="torch" />
        </button>
      )}
    </div>
  );
}
