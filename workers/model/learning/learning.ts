import type { WholeModel } from "../../../src/storage";
import type { ClassRecords } from "../collection/answers";
import type { OwnLesson } from "./collection";
import type { TaughtState } from "./state";

/** What a version is made of. */
export interface Learning {
  /** The model that is to be bettered. */
  readonly parent: WholeModel;
  /** The shipped model, whose body and statistics the version has. */
  readonly root: WholeModel;
  /** The model whose memory of photos that were never here is kept. */
  readonly source: WholeModel;
  readonly lessons: readonly OwnLesson[];
  readonly state: TaughtState;
  readonly records: ClassRecords;
}
