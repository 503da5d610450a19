import { useCallback, useState } from "preact/hooks";
import type { ModelClient } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { modelWords } from "../../../words/models";
import { ScanSheet } from "../../shared/scan/scan-sheet";

interface ReceiveCardProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
}

/** The most bytes of a file that may hold a link. */
const LARGEST_FILE = 100_000;

/** Ways other than a link to get what another device learned: links do not open in an app on the home screen. */
export function ReceiveCard({ client, isShown }: ReceiveCardProps) {
  const [isScanning, setScanning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const open = useCallback((text: string) => {
    const sent = sentIn(text);
    setProblem(sent ? undefined : modelWords.nothingSentIn);
    if (!sent) return;
    setScanning(false);
    // `Received` reads the address, and asks before anything is added.
    location.hash = `#/photos/models?learned=${sent}`;
  }, []);
  const openFile = async (file: File) => open(file.size > LARGEST_FILE ? "" : await file.text());
  return (
    <section class="card" aria-label={modelWords.receive}>
      <h2>{modelWords.receive}</h2>
      <p class="quiet">{modelWords.receiveHint}</p>
      <input
        class="field"
        aria-label={modelWords.pasteLink}
        placeholder={modelWords.pasteLink}
        autocomplete="off"
        aria-invalid={problem !== undefined}
        onInput={({ currentTarget }) => {
          setProblem(undefined);
          if (!sentIn(currentTarget.value)) return;
          open(currentTarget.value);
          currentTarget.value = "";
        }}
        onChange={({ currentTarget: { value } }) => value && open(value)}
      />
      {problem && !isScanning && (
        <p class="problem-line" role="alert">
          {problem}
        </p>
      )}
      <div class="actions">
        <button class="button" type="button" onClick={() => setScanning(true)}>
          {modelWords.scanCode}
        </button>
        <FileButton
          accept=".txt,text/plain"
          multiple={false}
          onFiles={([file]) => file && void openFile(file)}
        >
          {modelWords.openSentFile}
        </FileButton>
      </div>
      {isScanning && isShown && (
        <ScanSheet
          client={client}
          words={{
            title: modelWords.scanCode,
            camera: modelWords.camera,
            tryAgain: modelWords.tryAgain,
            hint: modelWords.scanHint,
          }}
          said={problem}
          onText={open}
          onClose={() => setScanning(false)}
        />
      )}
    </section>
  );
}

/** What was sent, of a link that holds it, or of the text alone. */
const sentIn = (text: string): string | undefined =>
  /[?&]learned=([\w-]+)/.exec(text)?.[1] ?? /^\s*([\w-]{40,})\s*$/.exec(text)?.[1];
