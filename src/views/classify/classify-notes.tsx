import { useEffect } from "preact/hooks";
import type { ModelClient } from "../../contract";
import { Note } from "../../ui/note";
import { answeredWords } from "../../words/answered";
import type { CameraState } from "../shared/camera";
import { catchUp } from "../shared/follow-changes";
import type { VisitedPhotos } from "./photos";

type ClassifyNotesProps = Pick<VisitedPhotos, "problems" | "closeProblem"> & {
  readonly client: ModelClient;
  readonly camera: CameraState;
  readonly isSpoken: boolean;
};

/** What went wrong with pictures, and what the camera has to say. What was missed is learned when this is first loaded. */
export function ClassifyNotes({ client, camera, isSpoken, ...photos }: ClassifyNotesProps) {
  useEffect(() => void catchUp(client), [client]);
  return (
    <>
      <Problems {...photos} isSpoken={isSpoken} />
      {camera.kind === "failed" && (
        <Note kind="problem" isSpoken={isSpoken}>
          {camera.message}
        </Note>
      )}
      {camera.kind === "live" && camera.notice && <Note kind="notice">{camera.notice}</Note>}
    </>
  );
}

/** One problem as it is; of several, one list. */
function Problems({ problems, closeProblem, isSpoken }: Omit<ClassifyNotesProps, "camera" | "client">) {
  const [first] = problems;
  const closeAll = () => {
    for (const { id } of problems) closeProblem(id);
  };
  if (!first) return null;
  return (
    <Note key={problems.length > 1 ? "many" : first.id} kind="problem" isSpoken={isSpoken} onClose={closeAll}>
      {problems.length === 1 ? (
        first.message
      ) : (
        <>
          {answeredWords.notAnswered(problems.length)}
          <ul class="problems">
            {problems.map(({ id, message }) => (
              <li key={id}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
