import { useEffect, useRef, useState } from "preact/hooks";
import type { LearnedShare, ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { followChanges } from "../../shared/follow-changes";
import { sentenceOf } from "../../shared/sentence-of";
import { useAnswer } from "../../shared/use-answer";
import type { AwaitedPartProps } from "./models-part-props";

const ADDRESS = /^#\/photos\/models\?learned=([\w-]+)$/;

interface ReceivedProps extends AwaitedPartProps {
  /** Called when what is learned here begins to change: `onModels` follows. */
  readonly onChanging: () => void;
}

/** What other devices learned: a link that was opened is asked about first, and each can be taken out again. */
export function Received({ client, isShown, changes, onModels, onTold, onChanging }: ReceivedProps) {
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
  /** Where the work itself fails, that is told, and false is given. */
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(undefined);
    onChanging();
    try {
      await work();
      setProblem((await followChanges(client)).problem);
      return true;
    } catch (error) {
      setProblem(sentenceOf(error));
      return false;
    } finally {
      onModels();
    }
  };
  /** It is in the list as soon as it is asked for, and the question goes: both at once leave what is below in its place. */
  const [added, setAdded] = useState<LearnedShare>();
  const add = async (text: string, share: LearnedShare) => {
    setAdded(share);
    if (await change(() => client.call("addShare", { text }))) close();
    else setAdded(undefined);
  };
  const kept = shares.value ?? [];
  const isKept = kept.some(({ id }) => id === added?.id);
  useEffect(() => {
    if (isKept && !text) setAdded(undefined);
  }, [isKept, text]);
  const listed = added ? [...kept.filter(({ id }) => id !== added.id), added] : kept;
  return (
    <>
      {problem && (
        <Note kind="problem" onClose={() => setProblem(undefined)}>
          {problem}
        </Note>
      )}
      {text && isShown && !added && (
        <Asked
          client={client}
          text={text}
          onTold={() => setAskedTold(true)}
          onAdd={(share) => void add(text, share)}
          onClose={close}
        />
      )}
      {listed.length > 0 && (
        <section class="card">
          <h2>{modelWords.fromOthers}</h2>
          <ul class="stack">
            {listed.map((share) => (
              <li key={share.id} class="received">
                <span>
                  {described(share)}
                  {!share.isCounted && share !== added && (
                    <span class="quiet"> {modelWords.damagedOrOld}</span>
                  )}
                </span>
                <button
                  class="button"
                  type="button"
                  aria-label={modelWords.takeOutNamed(share.name || modelWords.damagedShare)}
                  disabled={share === added}
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
  /** It is read, or why not is told. */
  readonly onTold: () => void;
  readonly onAdd: (share: LearnedShare) => void;
  readonly onClose: () => void;
}

function Asked({ client, text, onTold, onAdd, onClose }: AskedProps) {
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
          <button class="button main" type="button" onClick={() => onAdd(share)}>
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
