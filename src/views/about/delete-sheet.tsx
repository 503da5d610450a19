import { useState } from "preact/hooks";
import type { ModelClient } from "../../contract";
import { Note } from "../../ui/note";
import { Sheet } from "../../ui/sheet";
import { aboutWords } from "../../words/about";
import { sentenceOf } from "../shared/sentence-of";
import { rememberSpoken } from "../shared/spoken-setting";
import { forgetAsking } from "./install-asked";

interface DeleteSheetProps {
  readonly client: ModelClient;
  readonly onClose: () => void;
}

/** Asks once more, since nothing brings it back. */
export function DeleteSheet({ client, onClose }: DeleteSheetProps) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const deleteAll = async () => {
    setIsBusy(true);
    try {
      await client.call("deleteEverything", undefined);
      forgetAsking();
      rememberSpoken(false);
      location.replace("./");
    } catch (error) {
      setProblem(sentenceOf(error));
      setIsBusy(false);
    }
  };
  return (
    <Sheet title={aboutWords.reallyDelete} onClose={onClose}>
      <p>{aboutWords.whatIsLost}</p>
      {problem && <Note kind="problem">{problem}</Note>}
      <div class="actions">
        <button class="button main" type="button" onClick={onClose}>
          {aboutWords.keepIt}
        </button>
        <button class="button danger" type="button" disabled={isBusy} onClick={() => void deleteAll()}>
          {aboutWords.deleteNow}
        </button>
      </div>
    </Sheet>
  );
}
