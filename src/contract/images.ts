/**
 * A picture to look at: a file or blob in any format the browser decodes, or a frame of the live camera. A `video` frame
 * is converted where it is read, which spares the page the work.
 */
export type ImageSource =
  | { readonly kind: "blob"; readonly blob: Blob }
  | { readonly kind: "frame"; readonly bitmap: ImageBitmap }
  | { readonly kind: "video"; readonly frame: VideoFrame };

/** A grey picture: `pixels` holds width x height bytes, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** A picture in colours: `pixels` holds width x height RGBA values, row by row. */
export interface ColourPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** A step of preprocessing as a picture, for the view that explains it. */
export interface StagePicture extends ColourPicture {
  readonly name: string;
}

/** What part of a photo the network sees, and how much of that is not garment. */
export interface SeenShare {
  /** The share, 0..1, of the photo's area that was cropped to; 1 where it was used as a whole. */
  readonly ofPhoto: number;
  /** The share, 0..1, of the network's picture that hardly differs from the background. */
  readonly background: number;
}
