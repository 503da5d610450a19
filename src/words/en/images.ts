/** Why a picture cannot be opened, and the steps from a photo to what the network sees. */
export default {
  empty: "This file is empty. Choose another picture.",
  drawing: "This is an SVG drawing, not a photo. Choose a JPEG, PNG or WebP picture.",
  tooLarge: (width: string, height: string) =>
    `This picture is too large (${width} × ${height} pixels; at most 100 megapixels). Make it smaller, or take a new photo.`,
  tooSmall: (width: number, height: number) =>
    `This picture is too small (${width} × ${height} pixels) to show a garment. Choose a larger one.`,
  heic: 'This browser cannot read HEIC photos. Share the photo as JPEG, or set the camera to "Most Compatible".',
  noPicture: "This file is not a picture. Choose a JPEG, PNG or WebP picture.",
  damaged: "This picture is damaged and cannot be opened. Choose another one.",
  fileTooLarge: (megabytes: number, most: number) =>
    `This file is too large (${megabytes} MB; at most ${most} MB). Choose a smaller one.`,
  fileGone: "This file could not be read: it was moved, changed or locked. Choose it again.",

  notInBackground:
    "This browser cannot read pictures in the background. Update it, or open Hanger in another one.",
  stages: {
    squared: "Square photo",
    ground: "Background",
    closer: "Zoomed in",
    unlikeGround: "Contrast",
    seen: "What it sees",
  },
};
