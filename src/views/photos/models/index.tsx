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
  return (
    <div class="models">
      <Received {...props} />
      <LearnPanel {...props} />
      <ModelVersions {...props} />
      <ReceiveCard client={client} isShown={isShown} />
      <TakeAlong {...props} />
    </div>
  );
}
