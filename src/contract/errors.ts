/** Every way in which a call to the worker can fail. The interface tells failures apart by these alone. */
export const ERROR_CODES = [
  "cancelled",
  "image-empty",
  "image-unreadable",
  "image-unsupported",
  "image-too-large",
  "image-too-small",
  "model-unknown",
  "model-unavailable",
  "model-corrupt",
  "model-invalid",
  "architecture-unknown",
  "backend-unavailable",
  "backends-exhausted",
  "dataset-missing",
  "dataset-corrupt",
  "dataset-interrupted",
  "storage-full",
  "storage-unavailable",
  "storage-newer",
  "training-diverged",
  "training-busy",
  "run-unknown",
  "bench-unknown",
  "bench-refused",
  "class-unknown",
  "class-refused",
  "photo-unknown",
  "import-refused",
  "bad-request",
  "worker-died",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure as it crosses threads: structured clone keeps neither class nor custom fields of an Error. */
export interface Failure {
  readonly code: ErrorCode;
  /** One sentence or two for the user: what happened, and what to do next. */
  readonly message: string;
  /** For the developer: the underlying error, as text. */
  readonly cause?: string;
}

/** A failed call. `message` is fit to be shown; `code` is what programs look at. */
export class HangerError extends Error {
  override readonly name = "HangerError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  toFailure(): Failure {
    const { cause } = this;
    return cause === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, cause: describeCause(cause) };
  }

  static fromFailure(failure: Failure): HangerError {
    return new HangerError(failure.code, failure.message, { cause: failure.cause });
  }
}

/** The stack of an Error, or the text of anything else that was thrown. */
export function describeCause(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);
}
