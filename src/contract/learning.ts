import type { ActiveBackend, BackendName } from "./backends";
import type { StoredModel } from "./models";
import type { CountProgress } from "./training";

export interface LearnRequest {
  /** The model to start from, which stays as it is; the one that answers unless told. */
  readonly model?: string;
  /** Name of the new version as shown; made from the date unless told. */
  readonly title?: string;
  readonly backend?: BackendName;
}

/** Photos that were looked at so far. */
export interface LearnProgress extends CountProgress {
  readonly kind: "looking";
}

/** Answers before and after, each a share of right ones in 0..1. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
  readonly count: number;
}

/** The same for one class. */
export interface ClassBeforeAfter extends BeforeAfter {
  /** Id of the class. */
  readonly label: string;
}

/** The classes that were answered to a photo, by their ids; absent where none may be named. */
export interface ChangedAnswer {
  readonly before?: string;
  readonly after?: string;
}

export interface LearnResult {
  readonly model: StoredModel;
  readonly newClasses: readonly string[];
  /** The same as `own` for the photos of new classes alone; absent where there is no new class, or too few photos. */
  readonly ofNew?: BeforeAfter;
  /**
   * The owner's photos, each answered by a network that was not taught it (cross-validation); absent where a class has
   * too few photos to tell.
   */
  readonly own?: BeforeAfter;
  /** Pictures that come with the app and are never learned from. */
  readonly reference: BeforeAfter;
  /** The classes of these pictures that lost, the one that lost most first. */
  readonly harder: readonly ClassBeforeAfter[];
  /** Ids of photos that were answered right before and wrong now, and the other way round. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** What was answered to each of them. */
  readonly changed: Readonly<Record<string, ChangedAnswer>>;
  /** Whether no class that was known falls apart; then it is active already. */
  readonly better: boolean;
  /** Which class falls apart, as a sentence. */
  readonly warning?: string;
  readonly seconds: number;
  readonly backend: ActiveBackend;
}

/** What the model that answers learned of the owner's photos, what it did not, and how long it would take. */
export interface LearnOutlook {
  readonly photos: number;
  readonly newPhotos: number;
  /** Ids of the new photos: those that it did not learn, or learned as another class. */
  readonly unlearned: readonly string[];
  /** Photos that were answered wrong by a network that had learned the others, but not them. */
  readonly wrong: readonly AnsweredWrong[];
  /** Estimate from earlier runs here; absent before the first. */
  readonly seconds?: number;
  /** Why learning is not possible yet, as a sentence. */
  readonly obstacle?: string;
}

export interface AnsweredWrong {
  /** Of the photo. */
  readonly id: string;
  /** Id of the class that was answered. */
  readonly answer: string;
}

/** What a model answers to the pictures that come with the app and are never learned from. */
export interface ReferenceScore {
  /** Share of right answers, 0..1, of all, and of each class. */
  readonly accuracy: number;
  readonly perClass: Readonly<Record<string, number>>;
  readonly count: number;
}

/** What another device learned of a class. */
export interface LearnedShare {
  /** Names the sender and the class: what is sent of that class later takes its place. */
  readonly id: string;
  /** Name of the class; empty where the share is damaged. */
  readonly name: string;
  /** How many photos it is the sum of. */
  readonly photos: number;
  /** Whether it is counted here, or one that was sent later. */
  readonly isCounted: boolean;
  /** How many photos the earlier share has that it replaces. */
  readonly earlier?: number;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface LearningCalls {
  learnOutlook: { request: undefined; progress: never; result: LearnOutlook };
  /** Makes a new version of a model from the owner's collection; active at once where it is no worse. */
  learn: { request: LearnRequest; progress: LearnProgress; result: LearnResult };
  /**
   * The same for a change to the collection that is to count at the next answer. It renews the version that it made
   * before, as long as that is active. One that forgot too much is not kept, unless something is to be unlearned.
   * Undefined where nothing is to be learned: all photos were taught already, or what was taught was taken back, in which
   * case the model of before is active again. `isCatchingUp` is for changes that were missed, if there are any.
   */
  learnAtOnce: {
    request: { readonly isCatchingUp?: true } | undefined;
    progress: never;
    result: LearnResult | undefined;
  };
  /** What the owner's photos of a class taught, as text for a link. It holds no photo. */
  shareClass: { request: { id: string }; progress: never; result: string };
  /** Says what such a text holds, and changes nothing. */
  openShare: { request: { text: string }; progress: never; result: LearnedShare };
  /** Counts it here as if its photos were here; the class is added where there is none of its name. */
  addShare: { request: { text: string }; progress: never; result: LearnedShare };
  listShares: { request: undefined; progress: never; result: readonly LearnedShare[] };
  /** Counts it no longer, which leaves no trace of it. */
  removeShare: { request: { id: string }; progress: never; result: undefined };
  checkOnReference: { request: { name: string }; progress: never; result: ReferenceScore };
}
