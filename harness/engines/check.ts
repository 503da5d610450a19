import { CommandError } from "../command-error";
import type { Visit, VisitOptions } from "./visit";

/** A way through the app that has to work in every engine. */
export interface Check {
  readonly name: string;
  /** Why it cannot be tried on this machine, as a sentence. */
  readonly obstacle?: () => string | undefined;
  /** Tries it; gives back what was seen, in a few words. @throws CommandError with what did not hold */
  run(begin: (options?: VisitOptions) => Promise<Visit>): Promise<string>;
}

/** @throws CommandError with the sentence */
export function hold(holds: boolean, sentence: string): void {
  if (!holds) throw new CommandError(sentence);
}
