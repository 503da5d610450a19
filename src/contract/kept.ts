/** What Hanger keeps on a device, by what it is for. */
export const KEPT_KINDS = [
  "photos",
  "models",
  "shares",
  "dataset",
  "trainings",
  "exercises",
  "assignments",
  "results",
  "engines",
] as const;

export type KeptKind = (typeof KEPT_KINDS)[number];

export interface KeptAmount {
  /** Photos, models that did not come with the app, training pictures, and so on. */
  readonly count: number;
  /** Bytes of what is large: absent for the others. */
  readonly bytes?: number;
}

export type KeptData = Readonly<Record<KeptKind, KeptAmount>>;

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface KeptCalls {
  describeKept: { request: undefined; progress: never; result: KeptData };
  /** Of all that is kept, in one transaction; the page has to be reloaded then. */
  deleteEverything: { request: undefined; progress: never; result: undefined };
}
