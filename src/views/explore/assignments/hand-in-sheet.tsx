import { useEffect, useState } from "preact/hooks";
import type { ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { saveFile } from "../../../ui/save-file";
import { Sheet } from "../../../ui/sheet";
import { assignmentWords } from "../../../words/assignments";
import { sentenceOf } from "../../shared/sentence-of";
import { CopiedText } from "./copied-text";
import { assignmentFileName, dayToday } from "./file-name";

interface HandInSheetProps {
  readonly client: ModelClient;
  readonly id: string;
  readonly title: string;
  readonly name: string;
  /** Resolves once what was typed last is kept. */
  readonly settled: () => Promise<void>;
  readonly onClose: () => void;
}

/** The answers as a code and as a file, for whoever gave the assignment. */
export function HandInSheet({ client, id, title, name, settled, onClose }: HandInSheetProps) {
  const [handedIn, setHandedIn] = useState<{ readonly code: string; readonly file: string }>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    settled()
      .then(() => client.call("handIn", { id }))
      .then(setHandedIn, (error) => setProblem(sentenceOf(error)));
  }, [client, id, settled]);
  const save = (content: string) =>
    saveFile(
      `hanger-answers-${assignmentFileName(name, dayToday())}.json`,
      new Blob([content], { type: "application/json" }),
    );
  return (
    <Sheet title={assignmentWords.yourAnswers} onClose={onClose}>
      {problem && <Note kind="problem">{problem}</Note>}
      {handedIn && (
        <div class="assignment-sheet">
          <p class="quiet">{assignmentWords.codeExplained}</p>
          <CopiedText
            text={handedIn.code}
            label={assignmentWords.code}
            copyTitle={assignmentWords.copyCode}
            share={{ title, text: handedIn.code }}
          />
          <button class="button" type="button" onClick={() => save(handedIn.file)}>
            {assignmentWords.saveFile}
          </button>
        </div>
      )}
    </Sheet>
  );
}
