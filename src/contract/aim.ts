/** Where the garment is in a camera's picture, and whether it stands out: what advice on holding the camera comes from. */
export interface Aim {
  /** What stands out from the ground; absent where nothing does. */
  readonly garment?: {
    /** From the picture's left and upper edge, as shares, 0..1, of its width and height. */
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    /** How many separate things of some size stand out. */
    readonly things: number;
    /** How far its colours are from the ground's, 0..1: 1 is black on white. */
    readonly contrast: number;
  };
  /** Brightness of the ground and of the whole picture, 0..1, as sRGB writes it. */
  readonly ground: number;
  readonly brightness: number;
}
