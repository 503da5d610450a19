/** Why a picture cannot be opened, and the steps from a photo to what the network sees. */
export default {
  empty: "This file is empty. Choose another picture.",
  tooLarge: (width: string, height: string) =>
    `This picture is too large (${width} × ${height} pixels; at most 100 megapixels). Make it smaller, or take a new photo.`,
  tooSmall: (width: number, height: number) =>
    `This picture is too small (${width} × ${height} pixels) to show a garment. Choose a larger one.`,
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
