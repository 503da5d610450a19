import type { PictureChoice } from "../../contract";
import { exploreWords } from "../../words/explore";
import { drawGarment, toFile } from "../shared/drawings/draw";
import { GARMENTS, type Garment } from "../shared/drawings/garments";
import { drawPattern } from "./filters/pattern";
import type { PictureName } from "./state";

/** The drawings of the classify view, which every copy of the app has. */
export const DRAWINGS: readonly Pick<Garment, "name" | "title">[] = GARMENTS;

/** Photos stay where they were chosen: a link does not carry them. By the picture's place, and what is filtered by `subject`. */
export type ChosenPhotos = Readonly<Record<string, File>>;

/** The picture, or another one for a photo that is not here: a link names a photo and does not carry it. */
export const pictureHere = (picture: PictureName, photo: File | undefined, otherwise: PictureName) =>
  picture.kind === "photo" && !photo ? otherwise : picture;

/** `image 23`, as a sentence names it. */
export function pictureTitle(picture: PictureName): string {
  switch (picture.kind) {
    case "image":
      return exploreWords.pictures.image(picture.index);
    case "drawing":
      return exploreWords.pictures.drawing(
        DRAWINGS.find(({ name }) => name === picture.name)?.title ?? picture.name,
      );
    case "pattern":
    case "photo":
    case "camera":
      return exploreWords.pictures[picture.kind];
  }
}

/** The picture as the worker takes it; undefined for a photo that has not been chosen, and for the camera. */
export async function toChoice(
  picture: PictureName,
  photo: File | undefined,
): Promise<PictureChoice | undefined> {
  if (picture.kind === "image") return { kind: "dataset", index: picture.index };
  const blob = picture.kind === "photo" ? photo : await draw(picture);
  return blob && { kind: "image", image: { kind: "blob", blob } };
}

async function draw(picture: PictureName): Promise<File | undefined> {
  const canvas = document.createElement("canvas");
  if (picture.kind === "pattern") {
    drawPattern(canvas);
    return toFile(canvas, "pattern");
  }
  const garment = picture.kind === "drawing" && GARMENTS.find(({ name }) => name === picture.name);
  if (!garment) return undefined;
  drawGarment(canvas, garment);
  return toFile(canvas, garment.name);
}
