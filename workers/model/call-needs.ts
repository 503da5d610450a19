import type { CallNeeds } from "../../src/contract";
import type { WorkerContext } from "./context";

/** Does the work of a call once the call has what it needs. */
export async function withNeeds<T>(
  { started, alone, turn, recovering }: CallNeeds,
  { computing, turns }: Pick<WorkerContext, "computing" | "turns">,
  work: () => Promise<T>,
): Promise<T> {
  const recovered = () => (recovering ? computing.recovering(work) : work());
  const inTurn = () => (turn ? turns.take(recovered) : recovered());
  if (started) await computing.begun();
  return alone ? computing.alone(inTurn) : inTurn();
}
