import type { Page } from "playwright-core";
import { garmentPhoto } from "../../harness/garments";
import { crc32 } from "../../src/formats/zip/crc32";
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

/** A garment as the browser writes it in a format; `cloth` alone is drawn where no ground is given. */
const drawn = async (page: Page, type: string, ground?: string): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(
      async ([type, ground]) => {
        const canvas = new OffscreenCanvas(240, 300);
        const context = canvas.getContext("2d")!;
        if (ground) {
          context.fillStyle = ground;
          context.fillRect(0, 0, 240, 300);
        }
        context.fillStyle = "rgb(250 250 248)";
        context.fill(new Path2D("M70 30H170L185 270H140L120 120L100 270H55Z"));
        const blob = await canvas.convertToBlob({ type });
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      [type, ground] as const,
    ),
  );

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
];

test("pictures without their ends, of wrong checksums or cut short are answered as whole ones are", async () => {
  const { page, uncaught } = await visit();
  for (const [name, damage] of DAMAGES) {
    const ending = name.split(".").at(-1)!;
    const whole =
      ending === "jpg" ? await sound(page) : await drawn(page, `image/${ending}`, "rgb(90 70 60)");
    const expected = await answerTo(page, `whole.${ending}`, whole);
    expect([name, await answerTo(page, name, damage(whole))]).toEqual([name, expected]);
  }
  expect(uncaught).toEqual([]);
});

test("a picture that is mostly missing is said not to be complete", async () => {
  const { page } = await visit();
  const png = await drawn(page, "image/png", "rgb(90 70 60)");
  expect(await answerTo(page, "half.png", png.subarray(0, Math.floor(0.3 * png.length)))).toMatch(
    /is not complete/,
  );
});

test("a white garment that was cut out is seen as on grey", async () => {
  const { page } = await visit();
  const onGrey = await answerTo(page, "grey.png", await drawn(page, "image/png", "rgb(128 128 128)"));
  expect(await answerTo(page, "cutout.png", await drawn(page, "image/png"))).toBe(onGrey);
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
  const garment = await drawn(page, "image/png");
  const empty = Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(240, 300);
      canvas.getContext("2d");
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
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
