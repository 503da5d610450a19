import type { ComponentType } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { BackendName, ModelClient } from "../../contract";
import { Note } from "../../ui/note";
import { AnswerPanel } from "./answer-panel";
import { type BackendMeasurement, BackendSheet } from "./backend-sheet";
import { cameraIsAllowed, useCamera } from "./camera";
import "./classify.css";
import type { CorrectionProps } from "./correction";
import { Examples } from "./examples";
import { useIncomingFiles } from "./incoming-files";
import { PhotoStrip } from "./photo-strip";
import { usePhotos } from "./photos";
import { SeenSheet } from "./seen-sheet";
import { useLive } from "./use-live";
import { Viewfinder } from "./viewfinder";

interface ClassifyViewProps {
  readonly client: ModelClient;
  /** A view that is not shown gives the camera back. */
  readonly isShown: boolean;
  readonly measurement: BackendMeasurement;
  readonly onPickBackend: (backend: BackendName | undefined) => void;
  readonly onMeasureBackends: () => void;
  /** Called when the first picture of the owner's was answered. */
  readonly onFirstPhoto: () => void;
}

/** What is this garment? Camera or picture above, the answer below it. */
export default function ClassifyView(props: ClassifyViewProps) {
  const { client, isShown, measurement, onFirstPhoto } = props;
  const photos = usePhotos(client);
  const camera = useCamera();
  const [sheet, setSheet] = useState<"backends" | "seen">();
  const hasPicture = useRef(false);
  const isLive = camera.state.kind === "live";
  const live = useLive(client, camera.video, isLive && photos.waiting === 0);
  const shown = photos.answered.find(({ id }) => id === photos.selected);
  const classification = isLive ? live : shown?.classification;
  const Correction = useCorrection(classification !== undefined);

  const { classifyFiles } = photos;
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      hasPicture.current = true;
      camera.stop();
      void classifyFiles(files).then(onFirstPhoto);
    },
    [classifyFiles, camera.stop, onFirstPhoto],
  );
  const dragging = useIncomingFiles(takeFiles, isShown);

  const { start, stop } = camera;
  useEffect(() => {
    if (!isShown) return stop();
    let left = false;
    void cameraIsAllowed().then((allowed) => allowed && !left && !hasPicture.current && start());
    return () => {
      left = true;
    };
  }, [isShown]);

  useEffect(() => {
    if (!location.hash.endsWith("?shared")) return;
    void import("./shared-files").then(({ takeSharedFiles }) => takeSharedFiles()).then(takeFiles);
  }, []);

  const capture = async () => {
    const photo = await photos.classifyFrame(await camera.capture());
    onFirstPhoto();
    return photo;
  };

  return (
    <div class="classify" data-dragging={dragging}>
      <h1 class="unseen">Classify</h1>
      <Viewfinder
        camera={camera}
        photo={shown}
        busy={photos.waiting > 0}
        onCapture={() => void capture()}
        onFiles={takeFiles}
        onShowSeen={() => setSheet("seen")}
        onShowBackends={() => setSheet("backends")}
      />
      <div class="below">
        {photos.problems.map(({ id, message }) => (
          <Note key={id} kind="problem" onClose={() => photos.closeProblem(id)}>
            {message}
          </Note>
        ))}
        {camera.state.kind === "failed" && <Note kind="problem">{camera.state.message}</Note>}
        <AnswerPanel classification={classification} waiting={photos.waiting} isLive={isLive} />
        {Correction && (
          <Correction
            client={client}
            classification={classification}
            photo={isLive ? undefined : shown}
            onCapture={capture}
          />
        )}
        <PhotoStrip photos={photos} />
        <Examples onPick={(file) => takeFiles([file])} />
      </div>
      {sheet === "seen" && shown && (
        <SeenSheet classification={shown.classification} onClose={() => setSheet(undefined)} />
      )}
      {sheet === "backends" && (
        <BackendSheet
          measurement={measurement}
          onPick={props.onPickBackend}
          onMeasure={props.onMeasureBackends}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  );
}

/** The way to say what it is, loaded with the first answer; a load that failed is tried again with the next one. */
function useCorrection(isWanted: boolean): ComponentType<CorrectionProps> | undefined {
  const [loaded, setLoaded] = useState<{ readonly Correction: ComponentType<CorrectionProps> }>();
  useEffect(() => {
    if (isWanted && !loaded) void import("./correction").then(setLoaded, () => undefined);
  }, [isWanted, loaded]);
  return loaded?.Correction;
}
