import { useCallback, useState } from "preact/hooks";
import type { PartProps } from "../part-props";
import { LearnPanel } from "./learn-panel";
import "./models.css";
import { ModelVersions } from "./model-versions";
import { ReceiveCard } from "./receive-card";
import { Received } from "./received";
import { TakeAlong } from "./take-along";

/** What was learned: teach it, go back, take it along. */
export function ModelsPart({ client, isShown }: PartProps) {
  const [changes, setChanges] = useState(0);
  const onModels = useCallback(() => setChanges((count) => count + 1), []);
  const props = { client, isShown, changes, onModels };
  const [areSharesTold, setSharesTold] = useState(false);
  const [isLearningTold, setLearningTold] = useState(false);
  const [areModelsTold, setModelsTold] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const onModelsTold = useCallback(() => {
    setModelsTold(true);
    setChanging(false);
  }, []);
  return (
    <div class="models" data-changing={isChanging}>
      <Received {...props} onTold={() => setSharesTold(true)} onChanging={() => setChanging(true)} />
      {/* What is below comes at once when all above it is there: it would be pushed down otherwise. */}
      <div class="rest" hidden={!areSharesTold}>
        <LearnPanel {...props} onTold={() => setLearningTold(true)} />
      </div>
      <div class="rest" hidden={!(areSharesTold && isLearningTold && areModelsTold)}>
        <ModelVersions {...props} onTold={onModelsTold} />
        <ReceiveCard client={client} isShown={isShown} />
        <TakeAlong {...props} />
      </div>
    </div>
  );
}
