/** The photos to learn from, as features. A photo may have several views, yet each photo is drawn equally often. */
export interface Lessons {
  /** Features of all views, row by row: views x size values. */
  readonly features: Float32Array;
  readonly photos: readonly LessonPhoto[];
}

export interface LessonPhoto {
  /** The rows of `features` that show this photo: first unchanged, then mirrored, then augmented or imagined. */
  readonly views: readonly number[];
  /** Indices of the classes that count as right: usually one. */
  readonly right: readonly number[];
}
