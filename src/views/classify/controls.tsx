import type { Classification } from "../../contract";
import { FileButton } from "../../ui/file-button";
import { duration } from "../../ui/format";
import { Icon } from "../../ui/icon";
import { PixelPicture } from "../../ui/pixel-picture";
import { answeredWords } from "../../words/answered";
import { classifyWords } from "../../words/classify";
import { backendTitle } from "../shared/backend-title";
import type { Camera } from "../shared/camera";
import { Found } from "./found";
import { PICTURES } from "./pictures";

interface ControlsProps {
  readonly camera: Camera;
  /** Of what is shown, the camera's picture or the photo. */
  readonly classification: Classification | undefined;
  readonly busy: boolean;
  /** Whether the whole picture is the button for the next one, to be found without looking. */
  readonly isSpoken: boolean;
  readonly onCapture: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onShowSeen: () => void;
  readonly onShowBackends: () => void;
}

/** What lies over the picture: what the network saw of it and how fast it answered, and the buttons for the next one. */
export function Controls(props: ControlsProps) {
  const { camera, classification, isSpoken, onFiles } = props;
  const { state } = camera;
  const live = state.kind === "live";
  return (
    <>
      {isSpoken && <NextPicture {...props} />}
      {live && classification && <Found classification={classification} />}
      {classification && <Seen {...props} classification={classification} />}
      <div class="controls">
        <FileButton class="round" accept={PICTURES} onFiles={onFiles}>
          <Icon name="photos" />
          <span class="unseen">{classifyWords.choosePhotos}</span>
        </FileButton>
        {!isSpoken && <NextPicture {...props} />}
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

/** Takes what the camera shows, or turns to the camera. */
function NextPicture({ camera, busy, isSpoken, onCapture }: ControlsProps) {
  const { kind } = camera.state;
  const live = kind === "live";
  const name = live
    ? answeredWords.takePicture
    : kind === "frozen"
      ? answeredWords.lookAgain
      : classifyWords.useCamera;
  const act = live ? onCapture : kind === "frozen" ? camera.resume : camera.start;
  return (
    <button
      class={isSpoken ? "touched-anywhere" : live ? "shutter" : "round large"}
      type="button"
      aria-label={name}
      aria-disabled={live && busy}
      onClick={() => !(live && busy) && act()}
    >
      {isSpoken && <span class={live ? "shutter" : "round large"}>{!live && <Icon name="camera" />}</span>}
      {!isSpoken && !live && <Icon name="camera" />}
    </button>
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
