import type { ModelClient } from "../../contract";

/** What each part of Photos is given: the collection and the models. */
export interface PartProps {
  readonly client: ModelClient;
  /** Whether the part is on screen; both parts stay mounted. */
  readonly isShown: boolean;
}
