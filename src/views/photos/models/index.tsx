import { useState } from "preact/hooks";
import type { PartProps } from "..";
import { LearnPanel } from "./learn-panel";
import { TakeAlong } from "./take-along";
import { Versions } from "./versions";

/** What was learned: teach it, go back, take it along. */
export function ModelsPart({ client, isShown }: PartProps) {
  const [changes, setChanges] = useState(0);
  return (
    <>
      <LearnPanel client={client} isShown={isShown} />
      <Versions key={changes} client={client} isShown={isShown} />
      <TakeAlong client={client} isShown={isShown} onModels={() => setChanges((count) => count + 1)} />
    </>
  );
}
