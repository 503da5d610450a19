import type { KeptAssignment } from "../../../contract";
import type { TabProps } from "..";

/** In the address, in place of an assignment's id: the one that is being made. */
export const MAKING = "new";

export interface OpenAssignmentProps extends TabProps {
  readonly kept: KeptAssignment;
  /** Goes to another assignment; "": to all of them. */
  readonly onGo: (id: string) => void;
  readonly onProblem: (error: unknown) => void;
}
