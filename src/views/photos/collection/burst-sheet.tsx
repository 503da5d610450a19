import { useEffect, useRef, useState } from "preact/hooks";
import { type ClassInfo, HangerError } from "../../../contract";
import { Icon } from "../../../ui/icon";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { cameraIsAllowed, useCamera } from "../../shared/camera";
import { sentenceOf } from "../../shared/sentence-of";
import type { Collection } from "./use-collection";

interface BurstSheetProps {
  readonly collection: Collection;
  readonly to: ClassInfo;
  readonly onClose: () => void;
}

/** Between two pictures: long enough for the garment to have been turned a little. */
const PAUSE_MS = 250;

/** A press longer than this takes pictures until it ends; a shorter one until the next. */
const HOLD_MS = 400;

/** Several pictures a second from the camera, for as long as the button is held, or until it is pressed again. */
export function BurstSheet({ collection, to, onClose }: BurstSheetProps) {
  const camera = useCamera();
  const burst = useBurst(collection, to, camera.video);
  const { kind } = camera.state;
  useEffect(() => {
    void cameraIsAllowed().then((allowed) => allowed && camera.start());
  }, []);
  useEffect(() => {
    if (kind !== "live") burst.stop();
  }, [kind]);
  const close = () => {
    burst.stop();
    onClose();
    const ids = burst.taken;
    if (ids.length === 0) return;
    void collection.act(async () => ({
      sentence: photoWords.added(ids.length, to.name),
      undo: () => collection.client.call("deletePhotos", { ids }),
    }));
  };
  return (
    <Sheet title={photoWords.takePhotosOf(to.name)} onClose={close}>
      <div class="stack burst">
        <video ref={camera.video} playsInline muted hidden={kind !== "live"} aria-label={photoWords.camera} />
        {camera.state.kind === "failed" && (
          <p class="problem-line" role="alert">
            {camera.state.message}
          </p>
        )}
        {burst.problem && (
          <p class="problem-line" role="alert">
            {burst.problem}
          </p>
        )}
        {kind === "live" ? (
          <>
            <p class="number" role="status">
              <b class="big">{burst.taken.length}</b> {photoWords.takenAfterNumber(burst.alike)}
            </p>
            <BurstButton isOn={burst.isOn} onStart={burst.start} onStop={burst.stop} />
          </>
        ) : (
          <button class="button main" type="button" disabled={kind === "starting"} onClick={camera.start}>
            <Icon name="camera" /> {photoWords.useCamera}
          </button>
        )}
        <p class="quiet">{photoWords.burstHint}</p>
      </div>
    </Sheet>
  );
}

interface BurstButtonProps {
  readonly isOn: boolean;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

function BurstButton({ isOn, onStart, onStop }: BurstButtonProps) {
  const pressedAt = useRef(0);
  return (
    <button
      class="button main"
      type="button"
      aria-pressed={isOn}
      onPointerDown={({ button, currentTarget, pointerId }) => {
        if (button !== 0) return;
        // A finger that slips off the button still ends the burst when it lifts.
        currentTarget.setPointerCapture(pointerId);
        pressedAt.current = isOn ? 0 : performance.now();
        if (isOn) onStop();
        else onStart();
      }}
      onPointerUp={() => {
        if (pressedAt.current > 0 && performance.now() - pressedAt.current > HOLD_MS) onStop();
      }}
      onPointerCancel={onStop}
      // From a key or a screen reader; a finger has been dealt with when it came down.
      onClick={({ detail }) => detail === 0 && (isOn ? onStop() : onStart())}
      onContextMenu={(event) => event.preventDefault()}
    >
      {isOn ? photoWords.stop : photoWords.takeSeveral}
    </button>
  );
}

function useBurst(
  { client }: Collection,
  { id: label }: ClassInfo,
  video: { readonly current: HTMLVideoElement | null },
) {
  const [isOn, setOn] = useState(false);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const [alike, setAlike] = useState(0);
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController | undefined>(undefined);

  const stop = () => {
    running.current?.abort();
    running.current = undefined;
    setOn(false);
  };
  useEffect(() => () => running.current?.abort(), []);

  const take = async () => {
    const bitmap = await createImageBitmap(video.current!);
    const photos = [{ name: "", image: { kind: "frame" as const, bitmap } }];
    const outcome = await client.call("addPhotos", { label, photos }, { transfer: [bitmap] });
    setTaken((now) => [...now, ...outcome.added.map(({ id }) => id)]);
    setAlike((now) => now + outcome.duplicates.length);
    const [refused] = outcome.refused;
    if (refused) throw new HangerError("image-unreadable", refused.message);
  };
  const start = async () => {
    const mine = new AbortController();
    running.current = mine;
    setOn(true);
    setProblem(undefined);
    try {
      while (!mine.signal.aborted) {
        await take();
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    } catch (error) {
      setProblem(sentenceOf(error));
      stop();
    }
  };
  return { isOn, taken, alike, problem, start: () => void start(), stop };
}
