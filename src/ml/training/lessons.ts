/** New photos as features, several views of each; every photo is shown as often as every other. */
export interface Lessons {
  /** Of all views, one after the other. */
  readonly features: Float32Array;
  readonly photos: readonly LessonPhoto[];
}

export interface LessonPhoto {
  /** Rows of its views in the features: as it is, its mirror image, and then further ones. */
  readonly views: readonly number[];
  /** Indices of the classes that would be right: mostly one. */
  readonly right: readonly number[];
}
