import type { Classification } from "../../contract";
import { FileButton } from "../../ui/file-button";
import { duration } from "../../ui/format";
import { Icon } from "../../ui/icon";
import { PixelPicture } from "../../ui/pixel-picture";
import { answeredWords } from "../../words/answered";
import { classifyWords } from "../../words/classify";
import { backendTitle } from "../shared/backend-title";
import type { Camera } from "../shared/camera";
import { PICTURES } from "./pictures";

interface ControlsProps {
  readonly camera: Camera;
  /** Of what is shown, the camera's picture or the photo. */
  readonly classification: Classification | undefined;
  readonly busy: boolean;
  readonly onCapture: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onShowSeen: () => void;
  readonly onShowBackends: () => void;
}

/** What lies over the picture: what the network saw of it and how fast it answered, and the buttons for the next one. */
export function Controls(props: ControlsProps) {
  const { camera, classification, busy, onCapture, onFiles } = props;
  const { state } = camera;
  const live = state.kind === "live";
  return (
    <>
      {classification && <Seen {...props} classification={classification} />}
      <div class="controls">
        <FileButton class="round" accept={PICTURES} onFiles={onFiles}>
          <Icon name="photos" />
          <span class="unseen">{classifyWords.choosePhotos}</span>
        </FileButton>
        {live ? (
          <button
            class="shutter"
            type="button"
            aria-label={answeredWords.takePicture}
            disabled={busy}
            onClick={onCapture}
          />
        ) : (
          <button
            class="round large"
            type="button"
            aria-label={state.kind === "frozen" ? answeredWords.lookAgain : classifyWords.useCamera}
            onClick={state.kind === "frozen" ? camera.resume : camera.start}
          >
            <Icon name="camera" />
          </button>
        )}
        {live && state.cameras > 1 && (
          <button class="round" type="button" aria-label={answeredWords.otherCamera} onClick={camera.flip}>
            <Icon name="flip" />
          </button>
        )}
        {live && state.zoom && (
          <input
            class="zoom"
            type="range"
            aria-label={answeredWords.zoom}
            {...state.zoom}
            onInput={({ currentTarget }) => camera.setZoom(Number(currentTarget.value))}
          />
        )}
        {live && state.torch !== "none" && (
          <button
            class="round"
            type="button"
            aria-label={answeredWords.light}
            aria-pressed={state.torch === "on"}
            onClick={camera.toggleTorch}
          >
            <Icon name="torch" />
          </button>
        )}
      </div>
    </>
  );
}

type SeenProps = Pick<ControlsProps, "onShowSeen" | "onShowBackends"> & {
  readonly classification: Classification;
};

/** What the network saw, and how fast it answered. */
function Seen({ classification, onShowSeen, onShowBackends }: SeenProps) {
  const { input, backend, ms } = classification;
  return (
    <>
      <button class="chip number" type="button" onClick={onShowBackends}>
        <span class="unseen">{answeredWords.computedWith} </span>
        {backendTitle(backend)}
        <span class="unseen">, {answeredWords.pictureToAnswer} </span>
        <span>{duration(ms.total)}</span>
      </button>
      <button class="tile" type="button" onClick={onShowSeen} aria-label={answeredWords.whatNetworkSees}>
        <PixelPicture {...input} label={answeredWords.pictureNetworkSaw(input.width, input.height)} />
      </button>
    </>
  );
}
