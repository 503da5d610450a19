import path from "node:path";
import { ROOT } from "./paths";

/** Pictures as people have them. They are not in the repository, so that a machine may lack them. */
export const PICTURE_CASES_FOLDER = path.join(ROOT, "../shared/cases/pictures");

/** What is right of a picture: a class or "not sure" where it is answered, or the beginning of the sentence that refuses it. */
interface PictureCase {
  /** Right wherever the browser shows the file as a picture; without a sentence, everywhere. */
  readonly answer?: string;
  /** Right where it does not; without an answer, everywhere. */
  readonly sentence?: string;
  /** Whether the answer takes a decoder that gives one frame after the other. */
  readonly isAnimated?: boolean;
}

export const RIGHT_OF_CASES: Readonly<Record<string, PictureCase>> = {
  "green-trousers.jpg": { answer: "trouser" },
  "no-eoi.jpg": { answer: "t-shirt-top" },
  "png-no-iend.png": { answer: "trouser" },
  "webp-exif6.webp": { answer: "t-shirt-top" },
  "bmp-v5-zero-alpha.bmp": { answer: "trouser" },
  "gif-first-frame-empty.gif": { answer: "trouser", isAnimated: true },
  "white-tshirt.jpg": { answer: "t-shirt-top" },
  "white-tshirt250-cutout.png": { answer: "t-shirt-top" },
  "white-tshirt250-on-grey.jpg": { answer: "t-shirt-top" },
  "white-dress-cutout.png": { answer: "dress" },
  "white-dress-on-grey.jpg": { answer: "dress" },
  // A picture of no garment, in a format that is hardly written any more.
  "bmpsuite-g-pal8os2.bmp": { answer: "not sure" },
  "photo.jxl": { answer: "t-shirt-top", sentence: "This browser cannot open JPEG XL" },
  "photo.tif": { answer: "t-shirt-top", sentence: "This browser cannot open TIFF" },
  "jpeg-12bit-tshirt.jpg": {
    answer: "t-shirt-top",
    sentence: "This is a JPEG of a kind that this browser cannot open",
  },

  "._IMG_0001.JPG": { sentence: "This is not the photo itself, but a file that a Mac keeps beside it." },
  "clip.mp4": { sentence: "This is a video." },
  "damaged-avif-mif1.avif": { sentence: "This picture is damaged" },
  "illustrator.svg": { sentence: "This is an SVG drawing" },
  "long-comment.svg": { sentence: "This is an SVG drawing" },
  "raw-head.dng": { sentence: "This is a raw file of a camera" },
};

/** What the app made of a picture, and what it had to be. */
export interface CaseOutcome {
  readonly said: string;
  readonly right: string;
}

/** What a page sees of a file, given as base64, that the app is asked about. */
export interface SeenCase {
  /** The class, "not sure", or the sentence that refuses it. */
  readonly said: string;
  /** Whether the browser shows it as a picture. */
  readonly isShown: boolean;
  /** Whether it decodes pictures frame by frame. */
  readonly decodesFrames: boolean;
}

export function outcomeOf(
  { answer, sentence, isAnimated }: PictureCase,
  { said, isShown, decodesFrames }: SeenCase,
): CaseOutcome {
  if (isAnimated && !decodesFrames) return { said, right: "not sure" };
  const right = (sentence === undefined || isShown ? answer : undefined) ?? sentence ?? "";
  return { said: said.slice(0, right.length), right };
}

/** Runs on the driver page, once its worker has started. */
export async function seeCase(file: string, base64: string): Promise<SeenCase> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const blob = new File([bytes], file);
  const { client } = globalThis.driver!;
  const said = await client.call("classify", { image: { kind: "blob", blob } }).then(
    ({ answers, sure }) => (sure ? answers[0]!.label : "not sure"),
    (error: Error) => error.message,
  );
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  const isShown = await image.decode().then(
    () => true,
    () => false,
  );
  return { said, isShown, decodesFrames: typeof ImageDecoder !== "undefined" };
}
