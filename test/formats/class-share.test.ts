import { fromBase64Url, toBase64Url } from "../../src/formats/base64url";
import {
  type ClassShare,
  readClassShare,
  type SentShare,
  writeClassShare,
} from "../../src/formats/class-share";
import { Random } from "../../src/random/random";

const SIZE = 256;

function randomShare(random: Random, photos: number, label = "Wollmütze 🧢"): SentShare {
  const sums = Uint32Array.from({ length: SIZE }, () => random.below(255 * photos + 1));
  return { network: "0123abcd", label, photos, sums, id: "00ff102030405060708a", madeAt: 1_800_000_000 };
}

test.each([1, 2, 10, 300, 10_000])("a share of %i photos comes back as it was sent", (photos) => {
  const share = randomShare(new Random(1, photos), photos);
  share.sums[0] = 255 * photos;
  expect(readClassShare(writeClassShare(share), SIZE)).toEqual(share);
  const builtIn = { ...share, label: "coat" };
  expect(readClassShare(writeClassShare(builtIn), SIZE)).toEqual(builtIn);
});

test("a share of version 1, which had neither an id nor a time, still opens", () => {
  const { id: _, ...share } = randomShare(new Random(2), 10);
  const bytes = fromBase64Url(writeClassShare({ ...share, id: "00".repeat(10) }));
  const first = Uint8Array.from([1, ...bytes.slice(1, 9), ...bytes.slice(23)]);
  expect(readClassShare(toBase64Url(first))).toEqual({ ...share, madeAt: 0 });
});

test("a class of ten photos fits in a QR code that is easy to scan", () => {
  expect(writeClassShare(randomShare(new Random(1), 10)).length).toBeLessThan(700);
});

test("whatever is cut, changed or made up is refused, or is a share with sums that photos can have", () => {
  const random = new Random(5);
  const text = writeClassShare(randomShare(random, 10));
  const bytes = fromBase64Url(text);
  const refused: string[] = [];
  const kept: ClassShare[] = [];
  const attempt = (damaged: string) => {
    try {
      kept.push(readClassShare(damaged, SIZE));
    } catch (error) {
      refused.push((error as Error).message);
    }
  };
  for (let i = 0; i < 2000; i++) {
    const changed = bytes.slice(0, i % 3 === 0 ? random.below(bytes.length) : bytes.length);
    for (let n = random.below(4); n >= 0 && changed.length > 0; n--)
      changed[i % 2 ? random.below(Math.min(12, changed.length)) : random.below(changed.length)] =
        random.below(256);
    attempt(toBase64Url(changed));
  }
  for (const made of ["", "?", "A".repeat(30_000), "ä".repeat(50), text.slice(1), `${text}A`]) attempt(made);
  expect(refused.length).toBeGreaterThan(500);
  expect(new Set(refused).size).toBe(2);
  for (const { photos, sums, label } of kept) {
    expect(photos).toBeGreaterThan(0);
    expect(label).not.toBe("");
    expect(Math.max(...sums)).toBeLessThanOrEqual(255 * photos);
  }
});
