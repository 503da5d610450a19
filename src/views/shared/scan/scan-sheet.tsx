import { useEffect } from "preact/hooks";
import type { ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { Sheet } from "../../../ui/sheet";
import { useCamera } from "../camera";
import { framesOf, transferOf } from "../frames";
import "./scan-sheet.css";

/** What the sheet says in the view that it is opened from. */
interface ScanWords {
  readonly title: string;
  readonly camera: string;
  readonly tryAgain: string;
  /** What to point the camera at. */
  readonly hint: string;
}

interface ScanSheetProps {
  readonly client: ModelClient;
  readonly words: ScanWords;
  /** What the last code led to, as a sentence. */
  readonly said: string | undefined;
  /** Called with each code's text, once as long as the camera stays on it. */
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** Codes of whole results and classes are fine: the more pixels the better. */
const WANTED = { width: { ideal: 1920 }, height: { ideal: 1440 } };

/** Reads QR codes through the camera, one after the other. */
export function ScanSheet({ client, words, said, onText, onClose }: ScanSheetProps) {
  const { video, state, start } = useCamera(WANTED);
  useEffect(start, []);
  const isLive = state.kind === "live";
  useEffect(() => {
    const element = video.current;
    if (!isLive || !element) return;
    const stop = new AbortController();
    // A camera that stops in between says so itself.
    scan(client, element, stop.signal, onText).catch(() => undefined);
    return () => stop.abort();
  }, [client, isLive, onText]);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div class="scan-sheet">
        <video ref={video} playsInline muted aria-label={words.camera} />
        {state.kind === "failed" ? (
          <>
            <Note kind="problem">{state.message}</Note>
            <button class="button" type="button" onClick={start}>
              {words.tryAgain}
            </button>
          </>
        ) : (
          <p class="quiet" role="status">
            {said ?? words.hint}
          </p>
        )}
      </div>
    </Sheet>
  );
}

async function scan(
  client: ModelClient,
  video: HTMLVideoElement,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<void> {
  let last: string | null = null;
  for await (const image of framesOf(video, signal)) {
    // A frame that cannot be read is like one without a code: the next is on its way.
    const text = await client
      .call("readQr", { image }, { transfer: transferOf(image), signal })
      .catch(() => null);
    if (signal.aborted) return;
    if (text !== null && text !== last) onText(text);
    last = text ?? last;
  }
}
