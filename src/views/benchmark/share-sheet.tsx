import { useEffect, useState } from "preact/hooks";
import { BENCH_SET_FORMAT, BENCH_VERSION, type BenchDocument, type BenchSet } from "../../contract";
import { QrCode } from "../../ui/qr-code";
import { saveFile } from "../../ui/save-file";
import { Sheet } from "../../ui/sheet";
import { benchmarkWords } from "../../words/benchmark";
import { toCsv } from "./csv";
import { DeviceFacts } from "./device-card";
import { deviceTitle } from "./device-title";

interface ShareSheetProps {
  /** One of them, or all that are kept. */
  readonly documents: readonly BenchDocument[];
  readonly linkTo: (id: string) => Promise<string>;
  readonly onClose: () => void;
}

/** Ways to take results along: files, and for a single one a link that holds it all. */
export function ShareSheet({ documents, linkTo, onClose }: ShareSheetProps) {
  const [only] = documents.length === 1 ? documents : [];
  const day = new Date().toISOString().slice(0, 10);
  const save = (ending: string, type: string, content: string) =>
    saveFile(`hanger-benchmark-${day}.${ending}`, new Blob([content], { type }));
  const saveJson = () => save("json", "application/json", toJson(documents));
  const saveCsv = () => save("csv", "text/csv", toCsv(documents));
  return (
    <Sheet
      title={only ? benchmarkWords.shareResult : benchmarkWords.saveResults(documents.length)}
      onClose={onClose}
    >
      <div class="benchmark-share">
        {only && <Link document={only} linkTo={linkTo} />}
        <div class="actions">
          <button class="button" type="button" onClick={saveJson}>
            {benchmarkWords.saveJson}
          </button>
          <button class="button" type="button" onClick={saveCsv}>
            {benchmarkWords.saveCsv}
          </button>
        </div>
        {only && (
          <>
            <h3>{benchmarkWords.tellsOfDevice}</h3>
            <DeviceFacts device={only.device} />
          </>
        )}
      </div>
    </Sheet>
  );
}

/** Bytes that fit in the largest QR code, about. */
const LONGEST_CODE = 2900;

function toJson(documents: readonly BenchDocument[]): string {
  const set: BenchSet = { format: BENCH_SET_FORMAT, version: BENCH_VERSION, results: documents };
  return `${JSON.stringify(documents.length === 1 ? documents[0] : set, null, 2)}\n`;
}

interface LinkProps {
  readonly document: BenchDocument;
  readonly linkTo: (id: string) => Promise<string>;
}

function Link({ document, linkTo }: LinkProps) {
  const [link, setLink] = useState<string>();
  const [said, setSaid] = useState("");
  useEffect(() => {
    linkTo(document.id).then(setLink, () => setSaid(benchmarkWords.noLink));
  }, [document.id]);
  const copy = () =>
    navigator.clipboard.writeText(link ?? "").then(
      () => setSaid(benchmarkWords.copied),
      () => setSaid(benchmarkWords.notCopied),
    );
  const title = benchmarkWords.benchmarkOf(deviceTitle(document.device));
  // Closing the share sheet without sharing is no failure.
  const share = () => void navigator.share({ title, url: link ?? "" }).catch(() => undefined);
  return (
    <>
      <p class="quiet">{benchmarkWords.linkExplained}</p>
      {(link ? link.length < LONGEST_CODE : said === "") && (
        <QrCode text={link} label={benchmarkWords.codeOfLink} />
      )}
      <input
        class="link"
        readOnly
        aria-label={benchmarkWords.linkToResult}
        value={link ?? ""}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div class="actions">
        {typeof navigator.share === "function" && (
          <button class="button main" type="button" disabled={!link} onClick={share}>
            {benchmarkWords.share}
          </button>
        )}
        <button class="button" type="button" disabled={!link} onClick={copy}>
          {benchmarkWords.copyLink}
        </button>
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
    </>
  );
}
