import { useCallback, useEffect, useState } from "preact/hooks";
import type { KeptAssignment } from "../../../contract";
import { Note } from "../../../ui/note";
import { assignmentWords } from "../../../words/assignments";
import { sentenceOf } from "../../shared/sentence-of";
import type { TabProps } from "..";
import { AssignmentForm } from "./assignment-form";
import { AssignmentList } from "./assignment-list";
import "./assignments.css";
import { OpenAssignment } from "./open-assignment";
import { MAKING } from "./open-assignment-props";

/** The course's exercises: made, answered and collected on the devices of those who take part, without a server. */
export default function AssignmentsTab(props: TabProps) {
  const { client, state, change } = props;
  const { assignment: id, received } = state;
  const [kept, setKept] = useState<readonly KeptAssignment[]>();
  const [problem, setProblem] = useState<string>();
  const fail = (error: unknown) => setProblem(sentenceOf(error));
  const reload = useCallback(async () => setKept(await client.call("listAssignments", undefined)), [client]);
  useEffect(() => void reload().catch(fail), [reload]);

  const open = useCallback(
    async (content: string | Blob) => {
      setProblem(undefined);
      try {
        const { id } = await client.call("openAssignment", { content });
        await reload();
        change({ assignment: id, received: "" });
      } catch (error) {
        fail(error);
        change({ received: "" });
      }
    },
    [client, reload, change],
  );
  useEffect(() => {
    if (received) void open(received);
  }, [received, open]);

  useEffect(() => setProblem(undefined), [id]);

  const go = async (id: string) => {
    await reload().catch(fail);
    change({ assignment: id });
  };
  const current = kept?.find((each) => each.id === id);
  return (
    <>
      {problem && (
        <Note kind="problem" onClose={() => setProblem(undefined)}>
          {problem}
        </Note>
      )}
      {id === MAKING && <AssignmentForm {...props} onDone={(made) => void go(made)} />}
      {current && (
        <OpenAssignment key={id} {...props} kept={current} onGo={(next) => void go(next)} onProblem={fail} />
      )}
      {kept && id !== MAKING && !current && (
        <>
          {id && <Note kind="problem">{assignmentWords.gone}</Note>}
          <AssignmentList {...props} kept={kept} onOpen={(content) => void open(content)} />
        </>
      )}
    </>
  );
}
