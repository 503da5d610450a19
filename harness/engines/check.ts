import { CommandError } from "../command-error";
import type { Visit, VisitOptions } from "./visit";

/** A path through the app that must work in every engine. */
export interface Check {
  readonly name: string;
  /** What the browser writes about answers that the check makes it refuse. */
  readonly refusals?: RegExp;
  /** Why it cannot run on this machine, as a sentence. */
  readonly obstacle?: () => string | undefined;
  /** Runs the check and returns what was seen, in a few words. @throws CommandError that says what failed */
  run(begin: (options?: VisitOptions) => Promise<Visit>): Promise<string>;
}

/** Asserts a condition. @throws CommandError with the sentence if it is false */
export function hold(holds: boolean, sentence: string): void {
  if (!holds) throw new CommandError(sentence);
}
