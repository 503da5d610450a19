import type { Page } from "playwright-core";
import { garmentPhoto } from "../../harness/garments";
import { crc32 } from "../../src/formats/zip/crc32";
import { bmpOf, gifOf } from "./support/picture-files";
import { answerOf, giveFiles, visit } from "./support/visit";

/** The answer's headline, or the sentence shown in its place. */
async function answerTo(page: Page, name: string, content: Buffer): Promise<string> {
  await page.reload();
  await page.getByText(/^Knows thirteen kinds/).waitFor();
  await giveFiles(page, { name, content });
  const heading = answerOf(page).first();
  const problem = page.getByText(new RegExp(`^${name.replace(".", "\\.")}: `));
  await heading.or(problem).first().waitFor();
  const text = await heading.or(problem).first().textContent();
  return text!.replace(/\d+%$/, "");
}

/** A garment in a format, most as the browser writes it; the cloth alone is drawn where no ground is given. */
async function drawn(page: Page, type: string, ground?: string): Promise<Buffer> {
  const writers: Readonly<Record<string, typeof bmpOf>> = { bmp: bmpOf, gif: gifOf };
  const write = writers[type];
  const bytes = await page.evaluate(
    async ([type, ground]) => {
      const [width, height] = [240, 300];
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d")!;
      if (ground) {
        context.fillStyle = ground;
        context.fillRect(0, 0, width, height);
      }
      context.fillStyle = "rgb(250 250 248)";
      context.fill(new Path2D("M70 30H170L185 270H140L120 120L100 270H55Z"));
      if (!type) return new Uint8Array(context.getImageData(0, 0, width, height).data);
      const blob = await canvas.convertToBlob({ type: `image/${type}` });
      return new Uint8Array(await blob.arrayBuffer());
    },
    [write ? undefined : type, ground] as const,
  );
  return write ? write({ width: 240, height: 300, data: bytes }) : Buffer.from(bytes);
}

const GROUND = "rgb(90 70 60)";

const sound = (page: Page) => garmentPhoto(page, "dress", 30);

/** A PNG with each chunk changed by `change`, which gets its type, its content and its checksum. */
function withChunks(png: Buffer, change: (type: string, content: Buffer, sum: number) => Buffer[]): Buffer {
  const parts = [png.subarray(0, 8)];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    parts.push(...change(type, png.subarray(at + 8, at + 8 + length), png.readUInt32BE(at + 8 + length)));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

function chunk(type: string, content: Buffer, spoilt = 0): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE((crc32(body) ^ spoilt) >>> 0);
  return Buffer.concat([length, body, sum]);
}

const DAMAGES: readonly (readonly [name: string, damage: (photo: Buffer) => Buffer])[] = [
  ["without its last bytes.jpg", (photo) => photo.subarray(0, -2)],
  ["cut short.jpg", (photo) => photo.subarray(0, Math.floor(0.95 * photo.length))],
  ["without its end.png", (png) => png.subarray(0, -12)],
  ["of wrong checksums.png", (png) => withChunks(png, (type, content) => [chunk(type, content, 1)])],
  ["cut short.png", (png) => png.subarray(0, Math.floor(0.9 * png.length))],
  ["of a wrong length.webp", (webp) => webp.subarray(0, -1)],
  ["cut short.webp", (webp) => webp.subarray(0, Math.floor(0.9 * webp.length))],
  ["without its end.gif", (gif) => gif.subarray(0, -2)],
  ["cut short.gif", (gif) => gif.subarray(0, Math.floor(0.95 * gif.length))],
  ["cut short.bmp", (bmp) => bmp.subarray(0, Math.floor(0.95 * bmp.length))],
];

test("pictures without their ends, of wrong checksums or cut short are answered as whole ones are", async () => {
  const { page, uncaught } = await visit();
  for (const [name, damage] of DAMAGES) {
    const ending = name.split(".").at(-1)!;
    const whole = ending === "jpg" ? await sound(page) : await drawn(page, ending, GROUND);
    const expected = await answerTo(page, `whole.${ending}`, whole);
    expect(expected).not.toMatch(/not sure/i);
    expect([name, await answerTo(page, name, damage(whole))]).toEqual([name, expected]);
  }
  expect(uncaught).toEqual([]);
});

test("a picture that is mostly missing is said not to be complete, in every format that may be cut", async () => {
  const { page } = await visit();
  for (const type of ["png", "webp", "gif", "bmp"]) {
    const whole = await drawn(page, type, GROUND);
    for (const share of [0.1, 0.2, 0.3, 0.4]) {
      // Too little of a small file is left to tell its size.
      const part = whole.subarray(0, Math.max(1000, Math.floor(share * whole.length)));
      expect([type, share, await answerTo(page, `part.${type}`, part)]).toEqual([
        type,
        share,
        expect.stringMatching(/is not complete/),
      ]);
    }
  }
});

test("a white garment that was cut out is seen as on grey", async () => {
  const { page } = await visit();
  const onGrey = await answerTo(page, "grey.png", await drawn(page, "png", "rgb(128 128 128)"));
  expect(await answerTo(page, "cutout.png", await drawn(page, "png"))).toBe(onGrey);
});

/** A frame's place and how long it is shown (PNG, 11.3.6.2). */
function frameControl(sequence: number, header: Buffer): Buffer {
  const content = Buffer.alloc(26);
  content.writeUInt32BE(sequence);
  header.copy(content, 4, 0, 8);
  content.writeUInt16BE(10, 20);
  content.writeUInt16BE(100, 22);
  return chunk("fcTL", content);
}

const contentOf = (png: Buffer, wanted: string): Buffer => {
  const found: Buffer[] = [];
  withChunks(png, (type, content) => {
    if (type === wanted) found.push(content);
    return [];
  });
  return Buffer.concat(found);
};

test("of an animation, the first frame that shows something is answered", async () => {
  const { page } = await visit();
  // As films begin that fade in: hardly anything, with some noise.
  const garment = await drawn(page, "png");
  const empty = Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(240, 300);
      const context = canvas.getContext("2d")!;
      context.fillRect(0, 0, 240, 300);
      context.fillStyle = "rgb(3 2 3)";
      for (let x = 0; x < 240; x += 3) context.fillRect(x, 0, 1, 300);
      context.fillStyle = "white";
      context.fillRect(40, 40, 2, 2);
      return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    }),
  );
  const header = contentOf(garment, "IHDR");
  expect(contentOf(empty, "IHDR").equals(header)).toBe(true);
  const animation = Buffer.concat([
    garment.subarray(0, 8),
    chunk("IHDR", header),
    chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    frameControl(0, header),
    chunk("IDAT", contentOf(empty, "IDAT")),
    frameControl(1, header),
    chunk("fdAT", Buffer.concat([Buffer.from([0, 0, 0, 2]), contentOf(garment, "IDAT")])),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  const expected = await answerTo(page, "garment.png", garment);
  expect(await answerTo(page, "animation.png", animation)).toBe(expected);
});
