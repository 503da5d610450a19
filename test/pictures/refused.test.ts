import { gzipSync } from "fflate";
import { inspectImage } from "../../src/pictures/inspect";
import { undecodable } from "../../src/pictures/refused";

const latin1 = (content: string) => Uint8Array.from(content, (letter) => letter.charCodeAt(0));

const utf8 = (content: string) => new TextEncoder().encode(content);

const utf16 = (content: string) => {
  const letters = [0xfeff, ...[...content].map((letter) => letter.charCodeAt(0))];
  return new Uint8Array(Uint16Array.from(letters).buffer);
};

const sentenceOf = (bytes: Uint8Array) => undecodable(bytes, inspectImage(bytes), "why").message;

/** A little-endian TIFF whose first page has tags of one long number each, and a text behind it. */
const tiffWith = (tags: Readonly<Record<number, number>>, text = "") => {
  const view = new DataView(new ArrayBuffer(10 + 12 * Object.keys(tags).length));
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, Object.keys(tags).length, true);
  Object.entries(tags).forEach(([tag, value], i) => {
    view.setUint16(10 + 12 * i, Number(tag), true);
    view.setUint16(12 + 12 * i, 4, true);
    view.setUint32(14 + 12 * i, 1, true);
    view.setUint32(18 + 12 * i, value, true);
  });
  return Uint8Array.from([...new Uint8Array(view.buffer), ...latin1(text)]);
};

/** The tags of a TIFF's width, of what kind of copy its page is, of its values, and of pages within it. */
const [WIDTH, KIND, MEANING, WITHIN] = [0x100, 0xfe, 0x106, 0x14a];

/** Packets of a video as a camera records it, each with some bytes before it. */
const packets = (before: number) => {
  const bytes = new Uint8Array(3 * (188 + before));
  for (let i = 0; i < 3; i++) bytes[before + i * (188 + before)] = 0x47;
  return bytes;
};

const jpegWith = (marker: number, bits: number) =>
  Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, marker, 0, 17, bits, 0, 64, 0, 64, 3, 0, 0, 0, 0);

test.each([
  ["a HEIC photo", latin1("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), /HEIC/],
  [
    "a HEIC photo of a phone that names the common brand first",
    latin1("\0\0\0\x18ftypmif1\0\0\0\0mif1heic"),
    /HEIC/,
  ],
  ["a TIFF", tiffWith({ [WIDTH]: 4 }), /TIFF/],
  ["a TIFF with the high byte first", latin1("MM\0*\0\0\0\x08"), /TIFF/],
  ["a DNG", tiffWith({ 50706: 4 }), /raw file/],
  ["a raw file of Canon", latin1("II*\0\x10\0\0\0CR\x02\0"), /raw file/],
  ["a newer one", latin1("\0\0\0\x18ftypcrx \0\0\0\x01crx isom"), /raw file/],
  [
    "one of Nikon whose first page lies behind what is read",
    latin1("II*\0\xff\xff\xff\0NIKON CORPORATION"),
    /raw file/,
  ],
  ["a NEF of Nikon", tiffWith({ [KIND]: 1, [WITHIN]: 8 }, "NIKON CORPORATION"), /raw file/],
  ["an ARW of Sony", tiffWith({ [KIND]: 1 }, "SONY"), /raw file/],
  ["a PEF of Pentax", tiffWith({ [KIND]: 0, [MEANING]: 32803 }), /raw file/],
  ["a TIFF that Lightroom made of it", tiffWith({ [KIND]: 0, [MEANING]: 2 }, "NIKON CORPORATION"), /TIFF/],
  ["an older raw file of Canon", latin1("II\x1a\0\0\0HEAPCCDR"), /raw file/],
  ["a video of a camcorder", packets(4), /video/],
  ["a video of a broadcast", packets(0), /video/],
  ["a sound of a phone", latin1("\0\0\0\x1cftypM4A \0\0\0\0M4A mp42"), /sound/],
  ["a packed drawing", gzipSync(utf8('<?xml version="1.0"?><svg xmlns="">')), /SVG/],
  ["a packed file of another kind", gzipSync(utf8("<html>")), /archive/],
  ["JPEG-LS", jpegWith(0xf7, 8), /of a kind that this browser cannot open/],
  ["QuickTime with room left at its start", latin1("\0\0\0\x08free\0\0\0\0mdat"), /video/],
  ["a 7z archive", latin1("7z\xbc\xaf\x27\x1c"), /archive/],
  ["a raw file of Fujifilm", latin1("FUJIFILMCCD-RAW 0201"), /raw file/],
  ["a raw file of Olympus", latin1("IIRO\x08\0\0\0"), /raw file/],
  ["a raw file of Panasonic", latin1("IIU\0\x08\0\0\0"), /raw file/],
  ["JPEG 2000", latin1("\0\0\0\x0cjP  \r\n\x87\n"), /JPEG 2000/],
  ["a JPEG 2000 stream", latin1("\xff\x4f\xff\x51\0"), /JPEG 2000/],
  ["JPEG XL", latin1("\xff\x0a\xf8"), /JPEG XL/],
  ["JPEG XL in a container", latin1("\0\0\0\x0cJXL \r\n\x87\n"), /JPEG XL/],
  ["Photoshop", latin1("8BPS\0\x01"), /Photoshop/],
  ["a video of a phone", latin1("\0\0\0\x1cftypisom\0\0\x02\0isomiso2"), /video/],
  ["QuickTime", latin1("\0\0\0\x14ftypqt  \0\0\0\0"), /video/],
  ["WebM", latin1("\x1a\x45\xdf\xa3\x01"), /video/],
  ["AVI", latin1("RIFF\0\0\0\0AVI LIST"), /video/],
  ["a PDF", latin1("%PDF-1.7"), /PDF/],
  ["a zip archive", latin1("PK\x03\x04"), /archive/],
  ["a rar archive", latin1("Rar!\x1a\x07"), /archive/],
  ["gzip", latin1("\x1f\x8b\x08"), /archive/],
  [
    "what a Mac keeps beside a photo",
    latin1("\0\x05\x16\x07\0\x02\0\0Mac OS X"),
    /that a Mac keeps beside it/,
  ],
  ["a JPEG of 12 bits", jpegWith(0xc1, 12), /12 bits/],
  ["an arithmetic JPEG", jpegWith(0xc9, 8), /arithmetic/],
  ["a lossless JPEG", jpegWith(0xc3, 8), /of a kind that this browser cannot open/],
  ["SVG", utf8("<svg>"), /SVG/],
  ["SVG behind a declaration", utf8('\ufeff<?xml version="1.0"?>\n<svg xmlns="">'), /SVG/],
  ["SVG of Illustrator", utf8('<!-- a --><!DOCTYPE svg [\n<!ENTITY ns "http://x/">\n]>\n<svg>'), /SVG/],
  ["SVG behind a long comment", utf8(`<!-- ${"long ".repeat(5000)} --><svg width="1">`), /SVG/],
  ["SVG with a prefix", utf8('<svg:svg xmlns:svg="">'), /SVG/],
  ["SVG in UTF-16", utf16('<?xml version="1.0"?><svg>'), /SVG/],
  ["a web page", utf8("<!doctype html><title>Sign in</title>"), /web page/],
  ["words", utf8("just words"), /not a picture/],
  ["a damaged PNG", latin1("\x89PNG\r\n\x1a\n"), /damaged/],
  ["a damaged JPEG", jpegWith(0xc0, 8), /damaged/],
  [
    "a damaged AVIF that names the common brand first",
    latin1("\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"),
    /damaged/,
  ],
])("%s is named", (_, bytes, sentence) => {
  expect(sentenceOf(bytes)).toMatch(sentence);
});

test("what is full of comments, and no drawing, is known for it at once", () => {
  expect(sentenceOf(utf8(`${"<!---->".repeat(30_000)}x`))).toMatch(/web page/);
});
