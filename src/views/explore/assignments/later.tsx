import type { ComponentType } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { Note } from "../../../ui/note";
import { shellWords } from "../../../words/shell";
import { withWords } from "../../../words/with-words";
import type { TabProps } from "..";

const load = () => withWords(import(/* webpackChunkName: "view-assignments" */ "."));

/** Assignments, loaded when they are first looked at: most who explore do without. */
export function LaterAssignmentsTab(props: TabProps) {
  const [Part, setPart] = useState<ComponentType<TabProps>>();
  const [failed, setFailed] = useState(false);
  const begin = useCallback(() => {
    setFailed(false);
    load().then(
      (module) => setPart(() => module.default),
      () => setFailed(true),
    );
  }, []);
  useEffect(begin, []);
  if (Part) return <Part {...props} />;
  if (!failed) return null;
  return (
    <Note kind="problem">
      <p>{shellWords.partNotLoaded}</p>
      <button class="button" type="button" onClick={begin}>
        {shellWords.tryAgain}
      </button>
    </Note>
  );
}
