import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { LearnedShare, ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { followChanges } from "../../shared/follow-changes";
import { sentenceOf } from "../../shared/sentence-of";
import { useAnswer } from "../../shared/use-answer";
import type { AwaitedPartProps } from "./models-part-props";

const ADDRESS = /^#\/photos\/models\?learned=([\w-]+)$/;

/** What other devices learned: a link that was opened is asked about first, and each can be taken out again. */
export function Received({ client, isShown, changes, onModels, onTold }: AwaitedPartProps) {
  const [text, setText] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const shares = useAnswer(client, "listShares", undefined, isShown ? `shown ${changes}` : undefined);
  useEffect(() => {
    const look = () => setText(ADDRESS.exec(location.hash)?.[1]);
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const [isAskedTold, setAskedTold] = useState(false);
  const areSharesTold = Boolean(shares.value || shares.problem);
  const isLinked = ADDRESS.test(location.hash);
  const isTold = areSharesTold && (isAskedTold || !isLinked);
  useEffect(() => {
    if (isTold) onTold();
  }, [isTold]);
  const close = () => {
    history.replaceState(history.state, "", "#/photos/models");
    setText(undefined);
  };
  const change = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await work();
      setProblem((await followChanges(client)).problem);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    onModels();
  };
  const [isAdding, setAdding] = useState(false);
  const add = (text: string) => {
    setAdding(true);
    void change(() => client.call("addShare", { text }));
  };
  // The question goes before the list is painted with the share: what is below both would jump down and up otherwise.
  useLayoutEffect(() => {
    if (!isAdding) return;
    setAdding(false);
    close();
  }, [shares]);
  return (
    <>
      {problem && (
        <Note kind="problem" onClose={() => setProblem(undefined)}>
          {problem}
        </Note>
      )}
      {text && isShown && (
        <Asked
          client={client}
          text={text}
          isAdding={isAdding}
          onTold={() => setAskedTold(true)}
          onAdd={() => add(text)}
          onClose={close}
        />
      )}
      {shares.value && shares.value.length > 0 && (
        <section class="card">
          <h2>{modelWords.fromOthers}</h2>
          <ul class="stack">
            {shares.value.map((share) => (
              <li key={share.id} class="received">
                <span>
                  {described(share)}
                  {!share.isCounted && <span class="quiet"> {modelWords.damagedOrOld}</span>}
                </span>
                <button
                  class="button"
                  type="button"
                  aria-label={modelWords.takeOutNamed(share.name || modelWords.damagedShare)}
                  onClick={() => void change(() => client.call("removeShare", { id: share.id }))}
                >
                  {modelWords.takeOut}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface AskedProps {
  readonly client: ModelClient;
  readonly text: string;
  readonly isAdding: boolean;
  /** It is read, or why not is told. */
  readonly onTold: () => void;
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

function Asked({ client, text, isAdding, onTold, onAdd, onClose }: AskedProps) {
  const { value: share, problem } = useAnswer(client, "openShare", { text }, text);
  const isTold = Boolean(share || problem);
  useEffect(() => {
    if (isTold) onTold();
  }, [isTold]);
  const section = useRef<HTMLElement>(null);
  // What led here may be further down.
  useEffect(() => section.current?.scrollIntoView({ block: "nearest" }), [share]);
  if (problem) {
    return (
      <Note kind="problem" onClose={onClose}>
        {problem}
      </Note>
    );
  }
  if (!share) return null;
  return (
    <section class="card" aria-label={modelWords.fromOthers} ref={section}>
      <h2>{described(share)}</h2>
      <p class="quiet">{share.isCounted ? modelWords.countedAlready : modelWords.fromOthersExplained}</p>
      {share.earlier !== undefined && <p class="quiet">{modelWords.takesPlaceOf(share.earlier)}</p>}
      <div class="actions">
        {!share.isCounted && (
          <button class="button main" type="button" disabled={isAdding} onClick={onAdd}>
            {modelWords.addIt}
          </button>
        )}
        <button class="button" type="button" onClick={onClose}>
          {share.isCounted ? modelWords.close : modelWords.notNow}
        </button>
      </div>
    </section>
  );
}

const described = ({ name, photos }: LearnedShare) =>
  name === "" ? modelWords.damagedShare : modelWords.learnedElsewhere(name, photos);
