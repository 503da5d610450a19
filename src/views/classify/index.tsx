import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { BackendName, ModelClient } from "../../contract";
import { Note } from "../../ui/note";
import { classifyWords } from "../../words/classify";
import { cameraIsAllowed, useCamera } from "../shared/camera";
import type { Incoming } from "../shared/incoming";
import { useIncomingPictures } from "../shared/incoming-pictures";
import type { BackendMeasurement } from "./backend-sheet";
import "./classify.css";
import { ExampleDrawings } from "./examples";
import { Hero } from "./hero";
import type { KeptPhotos } from "./keep-photo";
import { usePhotos } from "./photos";
import { isAnswered } from "./photos-state";
import { useAnswered } from "./use-answered";
import { useLiveAnswer } from "./use-live-answer";
import { Viewfinder } from "./viewfinder";
import { Welcome } from "./welcome";

interface ClassifyViewProps {
  readonly client: ModelClient;
  /** A view that is not shown gives the camera back. */
  readonly isShown: boolean;
  readonly measurement: BackendMeasurement;
  readonly onPickBackend: (backend: BackendName | undefined) => void;
  readonly onMeasureBackends: () => void;
  /** Called when pictures of the owner's were answered; `isSure` where one of them was recognised. */
  readonly onPhoto: (isSure: boolean) => void;
  /** Shows messages where they move nothing. */
  readonly onNotes: (notes: ComponentChildren) => void;
  /** Takes the place of the drawings. */
  readonly invitation: ComponentChildren;
}

/** What is this garment? Camera or picture above, the answer below it. */
export default function ClassifyView(props: ClassifyViewProps) {
  const { client, isShown, measurement, onPhoto, onNotes, invitation } = props;
  const [isSpoken, setSpoken] = useState(false);
  const photos = usePhotos(client, isSpoken);
  const camera = useCamera();
  const [sheet, setSheet] = useState<"backends" | "seen">();
  const [isCapturing, setCapturing] = useState(false);
  const [told, setTold] = useState<string>();
  const [kept, setKept] = useState<KeptPhotos>(new Map());
  const hasPicture = useRef(false);
  const isLive = camera.state.kind === "live";
  const live = useLiveAnswer(client, camera.video, isLive && photos.waiting === 0, {
    stages: sheet === "seen",
    appearance: isSpoken,
  });
  const selected = photos.pictures.find(({ id }) => id === photos.selected);
  const shown = isLive || isCapturing ? undefined : selected;
  const photo = shown && isAnswered(shown) ? shown : undefined;
  const classification = isLive ? live : photo?.classification;
  const { problems, waiting } = photos;
  const isFirst = photos.pictures.length === 0 && /^(off|failed)$/.test(camera.state.kind);
  const answered = useAnswered(!isFirst || problems.length > 0);

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

  useEffect(
    () =>
      onNotes(
        answered ? (
          <answered.ClassifyNotes client={client} {...photos} camera={camera.state} isSpoken={isSpoken} />
        ) : (
          problems.map(({ id, message }) => (
            <Note key={id} kind="problem">
              {message}
            </Note>
          ))
        ),
      ),
    [answered, problems, camera.state, isSpoken],
  );

  const capture = async () => {
    setCapturing(true);
    const capture = await camera.capture().finally(() => setCapturing(false));
    const taken = await photos.classifyFrame(capture);
    onPhoto(taken?.classification.sure === true);
    return taken;
  };

  return (
    <div class="classify" data-dragging={dragging}>
      <h1 class="unseen">{classifyWords.title}</h1>
      <Viewfinder camera={camera} picture={shown}>
        {answered && <answered.SpokenButton isSpoken={isSpoken} onChange={setSpoken} />}
        {isFirst && <Hero>{answered && <answered.LastPhoto client={client} />}</Hero>}
        {answered && !isFirst && (
          <answered.Controls
            camera={camera}
            classification={classification}
            busy={waiting > 0}
            isSpoken={isSpoken}
            onCapture={() => void capture().catch(camera.resume)}
            onFiles={takeFiles}
            onShowSeen={() => setSheet("seen")}
            onShowBackends={() => setSheet("backends")}
          />
        )}
      </Viewfinder>
      <div class="below">
        {isFirst && <Welcome onCamera={start} onFiles={takeFiles} />}
        <section
          class="answer"
          aria-label={classifyWords.answer}
          aria-live={isSpoken ? "off" : "polite"}
          aria-busy={waiting > 0}
          hidden={isFirst}
        >
          {answered && classification ? (
            <answered.AnswerPanel
              classification={classification}
              kept={photo && kept.get(photo.id)}
              isLive={isLive}
            />
          ) : (
            (waiting > 0 || classification) && <p class="looking">{classifyWords.looking(waiting)}</p>
          )}
        </section>
        {answered && isSpoken && (
          <answered.SpokenAnswers
            photos={photos}
            camera={camera.state}
            live={live}
            photo={photo}
            told={told}
            isShown={isShown}
            isCovered={sheet !== undefined}
          />
        )}
        {!isFirst && (
          <div class="leads">
            {answered && (
              <answered.Correction
                client={client}
                classification={classification}
                photo={photo}
                kept={kept}
                setKept={setKept}
                onCapture={capture}
                onTold={isSpoken ? setTold : undefined}
              />
            )}
          </div>
        )}
        {answered && <answered.PhotoStrip photos={photos} kept={kept} onPick={camera.stop} />}
        <div class="tries">
          <ExampleDrawings onPick={(file) => takeFiles([file])} />
          {invitation}
        </div>
      </div>
      {answered && sheet === "seen" && classification && (
        <answered.SeenSheet
          classification={classification}
          photo={photo}
          onClose={() => setSheet(undefined)}
        />
      )}
      {answered && sheet === "backends" && (
        <answered.BackendSheet
          total={classification?.ms.total}
          measurement={measurement}
          onPick={props.onPickBackend}
          onMeasure={props.onMeasureBackends}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  );
}
