import { useState } from "preact/hooks";
import type { AnswersCandidate, ModelClient } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { Note } from "../../../ui/note";
import { assignmentWords } from "../../../words/assignments";
import { sentenceOf } from "../../shared/sentence-of";

interface CollectCardProps {
  readonly client: ModelClient;
  readonly id: string;
  /** Has the answers that were added shown. */
  readonly onCollected: () => Promise<void>;
}

/** Takes answers in, from files and from codes that were pasted. */
export function CollectCard({ client, id, onCollected }: CollectCardProps) {
  const [pasted, setPasted] = useState("");
  const [notice, setNotice] = useState<string>();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const collect = async (candidates: readonly AnswersCandidate[]) => {
    setNotice(undefined);
    setProblems([]);
    try {
      const { added, known, refused } = await client.call("collectAnswers", { id, candidates });
      // Told once they are in the table.
      if (added > 0) await onCollected();
      if (added + known > 0) setNotice(assignmentWords.collected(added, known));
      setProblems(refused);
      return refused.length === 0;
    } catch (error) {
      setProblems([sentenceOf(error)]);
      return false;
    }
  };
  const paste = async () => {
    // What was refused stays in the field, to be looked at.
    if (await collect([{ name: assignmentWords.pastedText, content: pasted }])) setPasted("");
  };
  return (
    <section class="card" aria-label={assignmentWords.collectTitle}>
      <h2>{assignmentWords.collectTitle}</h2>
      <p class="quiet">{assignmentWords.collectExplained}</p>
      {problems.map((problem) => (
        <Note key={problem} kind="problem">
          {problem}
        </Note>
      ))}
      {notice && <Note kind="notice">{notice}</Note>}
      <FileButton
        accept=".json,.txt,application/json,text/plain"
        onFiles={(files) =>
          void collect(files.map((file) => ({ name: assignmentWords.file(file.name), content: file })))
        }
      >
        {assignmentWords.chooseFiles}
      </FileButton>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void paste();
        }}
      >
        <label class="field">
          {assignmentWords.pasteCodes}
          <textarea
            rows={3}
            spellcheck={false}
            value={pasted}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
        </label>
        <button class="button" type="submit" disabled={pasted.trim() === ""}>
          {assignmentWords.addCodes}
        </button>
      </form>
    </section>
  );
}
