import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { BackendName, ModelClient } from "../../contract";
import { Note } from "../../ui/note";
import { classifyWords } from "../../words/classify";
import { withWords } from "../../words/with-words";
import { cameraIsAllowed, useCamera } from "../shared/camera";
import { AnswerPanel } from "./answer-panel";
import type { BackendMeasurement } from "./backend-sheet";
import "./classify.css";
import type { Incoming } from "../shared/incoming";
import { useIncomingPictures } from "../shared/incoming-pictures";
import { ExampleDrawings } from "./examples";
import { usePhotos } from "./photos";
import { useLiveAnswer } from "./use-live-answer";
import { Viewfinder } from "./viewfinder";

interface ClassifyViewProps {
  readonly client: ModelClient;
  /** A view that is not shown gives the camera back. */
  readonly isShown: boolean;
  readonly measurement: BackendMeasurement;
  readonly onPickBackend: (backend: BackendName | undefined) => void;
  readonly onMeasureBackends: () => void;
  /** Called when pictures of the owner's were answered. */
  readonly onPhoto: () => void;
}

/** What is this garment? Camera or picture above, the answer below it. */
export default function ClassifyView(props: ClassifyViewProps) {
  const { client, isShown, measurement, onPhoto } = props;
  const photos = usePhotos(client);
  const camera = useCamera();
  const [sheet, setSheet] = useState<"backends" | "seen">();
  const hasPicture = useRef(false);
  const isLive = camera.state.kind === "live";
  const live = useLiveAnswer(client, camera.video, isLive && photos.waiting === 0, sheet === "seen");
  const shown = photos.answered.find(({ id }) => id === photos.selected);
  const classification = isLive ? live : shown?.classification;
  const { problems } = photos;
  const answered = useAnswered(classification !== undefined || problems.length > 1);

  const { classifyFiles, refuse } = photos;
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      hasPicture.current = true;
      camera.stop();
      void classifyFiles(files).then(onPhoto);
    },
    [classifyFiles, camera.stop, onPhoto],
  );
  const takeIncoming = useCallback(
    (incoming: readonly Incoming[]) => takeFiles(incoming.map(({ file }) => file)),
    [takeFiles],
  );
  const dragging = useIncomingPictures(takeIncoming, refuse, isShown);

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
    void import(/* webpackChunkName: "view-shared-files" */ "./shared-files")
      .then(({ takeSharedFiles }) => takeSharedFiles())
      .then(takeFiles);
  }, []);

  const capture = async () => {
    const photo = await photos.classifyFrame(await camera.capture());
    onPhoto();
    return photo;
  };

  return (
    <div class="classify" data-dragging={dragging}>
      <h1 class="unseen">{classifyWords.title}</h1>
      <Viewfinder
        camera={camera}
        photo={shown}
        classification={classification}
        busy={photos.waiting > 0}
        onCapture={() => void capture().catch(camera.resume)}
        onFiles={takeFiles}
        onShowSeen={() => setSheet("seen")}
        onShowBackends={() => setSheet("backends")}
      />
      <div class="below">
        {answered && problems.length > 1 ? (
          <answered.ProblemNotes {...photos} />
        ) : (
          problems.map(({ id, message }) => (
            <Note key={id} kind="problem" onClose={() => photos.closeProblem(id)}>
              {message}
            </Note>
          ))
        )}
        {camera.state.kind === "failed" && <Note kind="problem">{camera.state.message}</Note>}
        {camera.state.kind === "live" && camera.state.notice && (
          <Note kind="notice">{camera.state.notice}</Note>
        )}
        <AnswerPanel classification={classification} waiting={photos.waiting} isLive={isLive}>
          {answered && classification && <answered.Remark {...classification} />}
        </AnswerPanel>
        {answered && (
          <answered.Correction
            client={client}
            classification={classification}
            photo={isLive ? undefined : shown}
            onCapture={capture}
          />
        )}
        {answered && <answered.PhotoStrip photos={photos} onPick={camera.stop} />}
        <ExampleDrawings onPick={(file) => takeFiles([file])} />
      </div>
      {answered && sheet === "seen" && classification && (
        <answered.SeenSheet
          classification={classification}
          photo={isLive ? undefined : shown}
          onClose={() => setSheet(undefined)}
        />
      )}
      {answered && sheet === "backends" && (
        <answered.BackendSheet
          measurement={measurement}
          onPick={props.onPickBackend}
          onMeasure={props.onMeasureBackends}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  );
}

type AnsweredParts = typeof import("./answered");

/** What an answer leads to, loaded with the first one; a load that failed is tried again with the next one. */
function useAnswered(isWanted: boolean): AnsweredParts | undefined {
  const [loaded, setLoaded] = useState<AnsweredParts>();
  useEffect(() => {
    if (isWanted && !loaded)
      void withWords(import(/* webpackChunkName: "view-answered" */ "./answered")).then(
        setLoaded,
        () => undefined,
      );
  }, [isWanted, loaded]);
  return loaded;
}
