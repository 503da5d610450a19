import type { WholeModel } from "../../../src/storage";
import type { ClassRecords } from "../collection/answers";
import type { Base } from "./base";
import type { OwnLesson } from "./collection";
import type { HeldShare } from "./shares";

/** What a version is made of. */
export interface Learning {
  /** The model that is to be bettered. */
  readonly parent: WholeModel;
  /** The shipped model that this version was made from. */
  readonly root: WholeModel;
  /** The one of the two that the new version starts from. */
  readonly base: Base;
  readonly lessons: readonly OwnLesson[];
  /** What others learned of classes, added up with what is learned here. */
  readonly shares: readonly HeldShare[];
  readonly records: ClassRecords;
}
