import type { Classification } from "../../contract";
import { FileButton } from "../../ui/file-button";
import { duration } from "../../ui/format";
import { Icon } from "../../ui/icon";
import { PixelPicture } from "../../ui/pixel-picture";
import { classifyWords } from "../../words/classify";
import { backendTitle } from "../shared/backend-title";
import type { Camera } from "../shared/camera";
import type { AnsweredPhoto } from "./photos";

/** What the browser is asked to offer; what it cannot decode is told apart when it arrives. */
const PICTURES = "image/*";

interface ViewfinderProps {
  readonly camera: Camera;
  readonly photo: AnsweredPhoto | undefined;
  /** Of what is shown, the camera's picture or the photo. */
  readonly classification: Classification | undefined;
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
    <section class="viewfinder" aria-label={classifyWords.picture}>
      <video
        ref={camera.video}
        playsInline
        muted
        hidden={!filming || showsPhoto}
        aria-label={classifyWords.camera}
      />
      {showsPhoto && <img src={photo.url} alt={photo.name || classifyWords.pictureJustTaken} />}
      {kind === "live" && <div class="frame" aria-hidden="true" />}
      {!filming && !photo && <Welcome {...props} />}
      {props.classification && <Seen {...props} classification={props.classification} />}
      {(filming || photo) && <Controls {...props} />}
    </section>
  );
}

function Welcome({ camera, onFiles }: ViewfinderProps) {
  return (
    <div class="welcome">
      <p class="question">{classifyWords.question}</p>
      <p>{classifyWords.invitation}</p>
      <div class="choices">
        <button class="button main" type="button" onClick={camera.start}>
          <Icon name="camera" /> {classifyWords.useCamera}
        </button>
        <FileButton class="button" accept={PICTURES} onFiles={onFiles}>
          <Icon name="photos" /> {classifyWords.choosePhotos}
        </FileButton>
      </div>
    </div>
  );
}

type SeenProps = Pick<ViewfinderProps, "onShowSeen" | "onShowBackends"> & {
  readonly classification: Classification;
};

/** What the network saw, and how fast it answered. */
function Seen({ classification, onShowSeen, onShowBackends }: SeenProps) {
  const { input, backend, ms } = classification;
  return (
    <>
      <button class="chip number" type="button" onClick={onShowBackends}>
        <span class="unseen">{classifyWords.computedWith} </span>
        {backendTitle(backend)} <span>{duration(ms.total)}</span>
      </button>
      <button class="tile" type="button" onClick={onShowSeen} aria-label={classifyWords.whatNetworkSees}>
        <PixelPicture {...input} label={classifyWords.pictureNetworkSaw(input.width, input.height)} />
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
        <span class="unseen">{classifyWords.choosePhotos}</span>
      </FileButton>
      {live ? (
        <button
          class="shutter"
          type="button"
          aria-label={classifyWords.takePicture}
          disabled={busy}
          onClick={onCapture}
        />
      ) : (
        <button
          class="round large"
          type="button"
          aria-label={state.kind === "frozen" ? classifyWords.lookAgain : classifyWords.useCamera}
          onClick={state.kind === "frozen" ? camera.resume : camera.start}
        >
          <Icon name="camera" />
        </button>
      )}
      {live && state.cameras > 1 && (
        <button class="round" type="button" aria-label={classifyWords.otherCamera} onClick={camera.flip}>
          <Icon name="flip" />
        </button>
      )}
      {live && state.zoom && (
        <input
          class="zoom"
          type="range"
          aria-label={classifyWords.zoom}
          {...state.zoom}
          onInput={({ currentTarget }) => camera.setZoom(Number(currentTarget.value))}
        />
      )}
      {live && state.torch !== "none" && (
        <button
          class="round"
          type="button"
          aria-label={classifyWords.light}
          aria-pressed={state.torch === "on"}
          onClick={camera.toggleTorch}
        >
          <Icon name="torch" />
        </button>
      )}
    </div>
  );
}
