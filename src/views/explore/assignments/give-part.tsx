import { useCallback, useEffect, useState } from "preact/hooks";
import type { CheckedAnswers } from "../../../contract";
import { AnswersTable } from "./answers-table";
import { AssignmentCard } from "./assignment-card";
import { CollectCard } from "./collect-card";
import type { OpenAssignmentProps } from "./open-assignment-props";
import { ShareCard } from "./share-card";

/** For whoever gives the assignment: how it gets to others, and what they answered. */
export function GivePart(props: OpenAssignmentProps) {
  const { client, kept, onProblem } = props;
  const [collected, setCollected] = useState<readonly CheckedAnswers[]>();
  const { id } = kept;
  const reload = useCallback(
    () => client.call("listCollected", { id }).then(setCollected, onProblem),
    [client, id],
  );
  useEffect(() => void reload(), [reload]);
  const remove = ({ from }: CheckedAnswers) =>
    void client.call("deleteCollected", { id, from }).then(reload, onProblem);
  return (
    <>
      <ShareCard client={client} id={id} title={kept.assignment.title} isLab={kept.origin === "lab"} />
      <CollectCard client={client} id={id} onCollected={reload} />
      {collected && <AnswersTable assignment={kept.assignment} collected={collected} onDelete={remove} />}
      <AssignmentCard {...props} />
    </>
  );
}
