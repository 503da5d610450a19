import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openApp } from "./support/driven-app";
import { PICTURE_CASES, testOn } from "./support/published-data";

/** The class of each picture, or the beginning of the sentence that refuses it. */
const RIGHT: Readonly<Record<string, string>> = {
  "green-trousers.jpg": "trouser",
  "no-eoi.jpg": "t-shirt-top",
  "png-no-iend.png": "trouser",
  "webp-exif6.webp": "t-shirt-top",
  "bmp-v5-zero-alpha.bmp": "trouser",
  "gif-first-frame-empty.gif": "trouser",
  "white-tshirt.jpg": "t-shirt-top",
  "white-tshirt250-cutout.png": "t-shirt-top",
  "white-tshirt250-on-grey.jpg": "t-shirt-top",
  "white-dress-cutout.png": "dress",
  "white-dress-on-grey.jpg": "dress",
  // Chromium opens JPEG XL.
  "photo.jxl": "t-shirt-top",
  // A picture of no garment, in a format that is hardly written any more.
  "bmpsuite-g-pal8os2.bmp": "not sure",

  "._IMG_0001.JPG": "This is not the photo itself, but a file that a Mac keeps beside it.",
  "clip.mp4": "This is a video.",
  "damaged-avif-mif1.avif": "This picture is damaged",
  "illustrator.svg": "This is an SVG drawing",
  "long-comment.svg": "This is an SVG drawing",
  "jpeg-12bit-tshirt.jpg": "This is a JPEG of a kind that this browser cannot open",
  "photo.tif": "This browser cannot open TIFF",
  "raw-head.dng": "This is a raw file of a camera",
};

testOn(
  PICTURE_CASES,
  "every picture as people have them gets the right answer, or a sentence on what it is",
  async () => {
    const files = readdirSync(PICTURE_CASES.folder);
    expect(files.toSorted()).toEqual(Object.keys(RIGHT).toSorted());
    const app = await openApp();
    try {
      await app.call("start", { appVersion: "test" });
      for (const file of files) {
        const content = readFileSync(path.join(PICTURE_CASES.folder, file)).toString("base64");
        const said = await app.page.evaluate(
          async ([file, content]) => {
            const blob = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            const { client } = globalThis.driver!;
            return client.call("classify", { image: { kind: "blob", blob: new File([blob], file) } }).then(
              ({ answers, sure }) => (sure ? answers[0]!.label : "not sure"),
              (error: Error) => error.message,
            );
          },
          [file, content] as const,
        );
        expect([file, said]).toEqual([
          file,
          expect.stringMatching(`^${RIGHT[file]!.replaceAll(".", "\\.")}`),
        ]);
      }
    } finally {
      await app.close();
    }
  },
);
