/** A picture's file that was put right. */
export interface Repaired {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The share of the picture that is there, 0..1, of its rows or of its bytes; undefined where the file does not tell. */
  readonly present?: number;
}
