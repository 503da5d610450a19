import { useCallback, useEffect, useState } from "preact/hooks";
import { KEPT_KINDS, type KeptData, type ModelClient, type StorageUse } from "../../contract";
import { fileSize } from "../../ui/format";
import { Note } from "../../ui/note";
import { aboutWords } from "../../words/about";
import { formatNumber } from "../../words/numbers";
import { sentenceOf } from "../shared/sentence-of";
import { DeleteSheet } from "./delete-sheet";

interface KeptCardProps {
  readonly client: ModelClient;
  readonly isShown: boolean;
}

interface KeptAmounts {
  readonly data: KeptData;
  readonly use: StorageUse;
}

/** What is kept on this device, how much of it, for how long, and how to be rid of it. */
export function KeptCard({ client, isShown }: KeptCardProps) {
  const [kept, setKept] = useState<KeptAmounts>();
  const [problem, setProblem] = useState<string>();
  const [isDeleting, setIsDeleting] = useState(false);
  const look = useCallback(async () => {
    try {
      const [data, use] = await Promise.all([
        client.call("describeKept", undefined),
        client.call("storageUse", undefined),
      ]);
      setKept({ data, use });
      setProblem(undefined);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }, [client]);
  useEffect(() => {
    if (isShown) void look();
  }, [isShown, look]);
  return (
    <section class="card" aria-busy={!kept && !problem}>
      <h2>{aboutWords.kept}</h2>
      {problem && <Note kind="problem">{problem}</Note>}
      {kept && <Amounts {...kept} />}
      {kept && <Promised persisted={kept.use.persisted} onAsked={() => void look()} />}
      <div class="actions">
        <a class="button" href="#/photos/models">
          {aboutWords.saveFirst}
        </a>
        <button class="button danger" type="button" onClick={() => setIsDeleting(true)}>
          {aboutWords.deleteAll}
        </button>
      </div>
      {isDeleting && <DeleteSheet client={client} onClose={() => setIsDeleting(false)} />}
    </section>
  );
}

function Amounts({ data, use: { used, allowed } }: KeptAmounts) {
  return (
    <dl class="rows">
      {KEPT_KINDS.map((kind) => (
        <div key={kind}>
          <dt>{aboutWords.kinds[kind]}</dt>
          <dd class="number">
            {formatNumber(data[kind].count)}
            {data[kind].bytes ? `, ${fileSize(data[kind].bytes)}` : ""}
          </dd>
        </div>
      ))}
      {used !== undefined && (
        <div>
          <dt>{aboutWords.inAll}</dt>
          <dd class="number">
            {fileSize(used)}
            {allowed !== undefined && `, ${aboutWords.left(fileSize(Math.max(0, allowed - used)))}`}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Whether the browser promised not to clear it by itself, and how to ask for that. */
function Promised({ persisted, onAsked }: { readonly persisted: boolean; readonly onAsked: () => void }) {
  const [isRefused, setIsRefused] = useState(false);
  const ask = async () => {
    const granted = await navigator.storage.persist().catch(() => false);
    setIsRefused(!granted);
    onAsked();
  };
  if (persisted) return <p class="quiet">{aboutWords.keptForGood}</p>;
  return (
    <>
      <p class="quiet">{aboutWords.keptForNow}</p>
      {isRefused && <p role="status">{aboutWords.refusedToKeep}</p>}
      {!isRefused && "storage" in navigator && (
        <button class="button" type="button" onClick={() => void ask()}>
          {aboutWords.askToKeep}
        </button>
      )}
    </>
  );
}
