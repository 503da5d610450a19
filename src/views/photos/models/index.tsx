import type { PartProps } from "..";
import { LearnPanel } from "./learn-panel";
import { TakeAlong } from "./take-along";
import { Versions } from "./versions";

/** What was learned: teach it, go back, take it along. */
export function ModelsPart({ client, isShown }: PartProps) {
  return (
    <>
      <LearnPanel client={client} isShown={isShown} />
      <Versions client={client} isShown={isShown} />
      <TakeAlong client={client} isShown={isShown} />
    </>
  );
}
