/** An expected failure of a command, with a sentence for the user: exit code 1. */
export class CommandError extends Error {}
