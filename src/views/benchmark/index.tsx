import { useCallback, useEffect, useState } from "preact/hooks";
import type { BackendChoice, BenchCandidate, ModelClient } from "../../contract";
import { FileButton } from "../../ui/file-button";
import { Note } from "../../ui/note";
import { useKeptFocus } from "../../ui/use-kept-focus";
import { benchmarkWords } from "../../words/benchmark";
import { useIncomingFiles } from "../shared/incoming-files";
import { ScanSheet } from "../shared/scan/scan-sheet";
import "./benchmark.css";
import { ResultComparison } from "./comparison";
import { DeviceCard } from "./device-card";
import { History } from "./history";
import { Result } from "./result";
import { Running } from "./running";
import { StartForm } from "./start-form";
import { useBenchmark } from "./use-benchmark";

interface BenchmarkViewProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
  /** While the app itself tries its backends, figures would be of both. */
  readonly isBusy?: boolean;
  /** Called when the owner has the app compute with what was recommended. */
  readonly onChoice?: ((choice: BackendChoice) => void) | undefined;
}

/** Which backend is fastest here, and on other devices? */
export default function BenchmarkView({ client, isShown, isBusy = false, onChoice }: BenchmarkViewProps) {
  const benchmark = useBenchmark(client, onChoice);
  const { kept, loaded, current, running, problems, notice, open } = benchmark;

  const openFiles = useCallback(
    (files: readonly File[]) =>
      open(files.map((file): BenchCandidate => ({ name: benchmarkWords.file(file.name), content: file }))),
    [open],
  );
  const [scanning, setScanning] = useState(false);
  const openCode = useCallback(
    (content: string) => open([{ name: benchmarkWords.scannedCode, content }]),
    [open],
  );
  useIncomingFiles(openFiles, isShown);
  usePastedText(open, isShown);
  useLink(open);
  // Whoever follows a link to another device's result wants to know how this one does.
  const isOnlyOthers = kept.length > 0 && kept.every(({ origin }) => origin === "opened");
  const start = (title: string) => (
    <StartForm
      client={client}
      isShown={isShown}
      isBusy={isBusy}
      onMeasure={benchmark.measure}
      onProblem={benchmark.say}
      title={title}
    />
  );
  const heading = useKeptFocus<HTMLHeadingElement>(`${running} ${current?.document.id}`);

  return (
    <div class="page benchmark">
      <header>
        <h1 ref={heading}>{benchmarkWords.title}</h1>
        {current && !running && <span class="quiet">{benchmarkWords.modes[current.document.mode].name}</span>}
      </header>
      {problems.map((problem) => (
        <Note key={problem} kind="problem" onClose={() => benchmark.closeProblem(problem)}>
          {problem}
        </Note>
      ))}
      {notice && (
        <Note kind="notice" onClose={benchmark.closeNotice}>
          {notice}
        </Note>
      )}
      {!running && isOnlyOthers && start(benchmarkWords.measureAndCompare)}
      {/* On wide screens a result stands beside the list that it was opened from. */}
      <div class={kept.length > 0 ? "parts columns" : "parts"}>
        <div>
          {running && <Running progress={benchmark.progress} onStop={benchmark.stop} />}
          {!running && current && <Result benchmark={benchmark} current={current} />}
          {current && <DeviceCard device={current.document.device} />}
        </div>
        <div>
          {!running &&
            loaded &&
            !isOnlyOthers &&
            start(kept.length > 0 ? benchmarkWords.measureAgain : benchmarkWords.fastestHere)}
          {kept.length > 1 && <ResultComparison benchmark={benchmark} />}
          {kept.length > 0 && <History benchmark={benchmark} />}
          {loaded && (
            <section class="card">
              <h2>{benchmarkWords.resultsOfOthers}</h2>
              <p class="quiet">{benchmarkWords.openThem}</p>
              <div class="actions">
                <FileButton accept=".json,application/json,text/plain" onFiles={openFiles}>
                  {benchmarkWords.openResults}
                </FileButton>
                <button class="button" type="button" onClick={() => setScanning(true)}>
                  {benchmarkWords.scanCode}
                </button>
              </div>
            </section>
          )}
        </div>
      </div>
      {scanning && (
        <ScanSheet
          client={client}
          words={{
            title: benchmarkWords.scanResult,
            camera: benchmarkWords.camera,
            tryAgain: benchmarkWords.tryAgain,
            hint: benchmarkWords.fillPicture,
          }}
          said={notice ?? problems.at(-1)}
          onText={openCode}
          onClose={() => setScanning(false)}
        />
      )}
    </div>
  );
}

/** A result in the page's address is taken out of it: a reload does not open it again. */
function useLink(open: (candidates: readonly BenchCandidate[]) => void): void {
  useEffect(() => {
    const look = () => {
      if (!location.hash.startsWith("#/benchmark?")) return;
      open([{ name: benchmarkWords.link, content: location.hash }]);
      history.replaceState(history.state, "", "#/benchmark");
    };
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, [open]);
}

/** Takes pasted text that is not meant for a field. */
function usePastedText(open: (candidates: readonly BenchCandidate[]) => void, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return;
    const paste = ({ clipboardData, target }: ClipboardEvent) => {
      if (target instanceof HTMLInputElement || clipboardData?.files.length) return;
      const content = clipboardData?.getData("text/plain");
      if (content) open([{ name: benchmarkWords.pastedText, content }]);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [open, isShown]);
}
