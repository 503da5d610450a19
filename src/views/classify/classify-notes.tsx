import { Note } from "../../ui/note";
import { answeredWords } from "../../words/answered";
import type { CameraState } from "../shared/camera";
import type { VisitedPhotos } from "./photos";

type ClassifyNotesProps = Pick<VisitedPhotos, "problems" | "closeProblem"> & {
  readonly camera: CameraState;
  readonly isSpoken: boolean;
};

/** What went wrong with pictures, and what the camera has to say. */
export function ClassifyNotes({ camera, isSpoken, ...photos }: ClassifyNotesProps) {
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
function Problems({ problems, closeProblem, isSpoken }: Omit<ClassifyNotesProps, "camera">) {
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
