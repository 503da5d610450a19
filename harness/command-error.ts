/** A failure that a command foresaw and has a sentence for: exit code 1. */
export class CommandError extends Error {}
