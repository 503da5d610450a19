import type { CallName, CallRequest } from "./calls";
import type { Failure } from "./errors";
import type { ModelCard } from "./models";
import type { ModelClient } from "./service";

/** A call's outcome as plain data: what leaves a page for another process keeps no class. */
export type DrivenAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

export interface Driver {
  readonly client: ModelClient;
  /** Makes a call; its progress goes to the page's `reportProgress` under `id`. */
  call(id: number, name: CallName, request: unknown): Promise<DrivenAnswer>;
  /** What a network sees in pictures (`lookAtPictures`), as the base64 of its floats. */
  lookAtPictures(id: number, request: CallRequest<"lookAtPictures">): Promise<string>;
  /** A stored model's files, the weights as base64. */
  exportModel(name: string): Promise<{ card: ModelCard; modelJson: string; weights: string }>;
}

declare global {
  /** What the commands and the tests drive the built app through. */
  var driver: Driver | undefined;
  /** Given to the page by the process that drives it. */
  var reportProgress: ((id: number, progress: unknown) => void) | undefined;
}
