import type { ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { QrCode } from "../../../ui/qr-code";
import { saveFile } from "../../../ui/save-file";
import { assignmentWords } from "../../../words/assignments";
import { useAnswer } from "../../shared/use-answer";
import { CopiedText } from "./copied-text";
import { assignmentFileName, dayToday } from "./file-name";

interface ShareCardProps {
  readonly client: ModelClient;
  readonly id: string;
  readonly title: string;
  readonly isLab: boolean;
}

/** Characters that fit in a QR code which phones still read from a wall. */
const LONGEST_CODE = 1500;

/** The assignment as a link, with its QR code, and as a file. */
export function ShareCard({ client, id, title, isLab }: ShareCardProps) {
  const { value: shared, problem } = useAnswer(client, "shareAssignment", { id }, id);
  const link = shared?.link && `${location.origin}${location.pathname}${shared.link}`;
  const { file } = shared ?? {};
  const save = (content: string) =>
    saveFile(
      `${assignmentFileName(title, dayToday())}.hanger-assignment.json`,
      new Blob([content], { type: "application/json" }),
    );
  const explained = isLab ? assignmentWords.labLinkExplained : assignmentWords.linkExplained;
  return (
    <section class="card" aria-label={assignmentWords.shareTitle}>
      <h2>{assignmentWords.shareTitle}</h2>
      {problem && <Note kind="problem">{problem}</Note>}
      {shared && <p class="quiet">{link ? explained : assignmentWords.fileOnly}</p>}
      {link && link.length <= LONGEST_CODE && <QrCode text={link} label={assignmentWords.codeOfLink} />}
      {link && (
        <CopiedText
          text={link}
          label={assignmentWords.link}
          copyTitle={assignmentWords.copyLink}
          share={{ title, url: link }}
        />
      )}
      {file && (
        <button class="button" type="button" onClick={() => save(file)}>
          {assignmentWords.saveFile}
        </button>
      )}
    </section>
  );
}
