import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findPhotos, PHOTOS_MOUNT } from "../../src/cli/photos";
import { type Classification, KINDS } from "../../src/contract";
import { openApp } from "./support/driven-app";

interface Odd {
  readonly width: number;
  readonly height: number;
  /** As for a canvas' context: a matrix, a CSS filter, an opacity. */
  readonly transform?: readonly [number, number, number, number, number, number];
  readonly filter?: string;
  readonly opacity?: number;
  readonly type?: string;
}

const WIDE = { width: 600, height: 450 };

const ODD: Readonly<Record<string, Odd>> = {
  "as it is": WIDE,
  "upside down": { ...WIDE, transform: [-1, 0, 0, -1, 600, 450] },
  mirrored: { ...WIDE, transform: [-1, 0, 0, 1, 600, 0] },
  "very dark": { ...WIDE, filter: "brightness(0.05)" },
  "over-exposed": { ...WIDE, filter: "brightness(8)" },
  blurred: { ...WIDE, filter: "blur(14px)" },
  "all one colour": { ...WIDE, filter: "brightness(0)" },
  "all transparent": { ...WIDE, opacity: 0 },
  "half transparent": { ...WIDE, opacity: 0.4 },
  "50 by 50 pixels": { width: 50, height: 50 },
  "a panorama": { width: 2000, height: 200 },
  "a tower": { width: 200, height: 2000 },
  "a poor JPEG": { ...WIDE, type: "image/jpeg" },
};

/** Draws a shirt on a wall, oddly, and asks what it is. */
const classifyOdd = async ({ width, height, transform, filter, opacity = 1, type }: Odd) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d")!;
  if (transform) context.setTransform(...transform);
  if (filter) context.filter = filter;
  context.globalAlpha = opacity;
  context.fillStyle = "#d8d2c4";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#31507e";
  context.fillRect(0.35 * width, 0.15 * height, 0.3 * width, 0.7 * height);
  context.fillRect(0.2 * width, 0.15 * height, 0.6 * width, 0.2 * height);
  const blob = await canvas.convertToBlob({ type: type ?? "image/png", quality: 0.01 });
  return globalThis.driver!.client.call("classify", { image: { kind: "blob", blob }, top: 20 });
};

function expectAnswer({ answers, known, sure }: Classification): void {
  expect(answers.length).toBe(KINDS.length);
  expect(new Set(answers.map(({ label }) => label)).size).toBe(KINDS.length);
  expect(answers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 3);
  expect(known).toBeGreaterThanOrEqual(0);
  expect(known).toBeLessThanOrEqual(1);
  expect(typeof sure).toBe("boolean");
}

test("whatever a picture is like, there is an answer or an honest doubt", async () => {
  const app = await openApp();
  try {
    await app.call("start", { appVersion: "test" });
    for (const [name, odd] of Object.entries(ODD)) {
      const answered = await app.page.evaluate(classifyOdd, odd);
      expect([name, answered.model]).toEqual([name, "camera"]);
      expectAnswer(answered);
    }
    const nothing = await app.page.evaluate(classifyOdd, ODD["all one colour"]!);
    expect(nothing.sure).toBe(false);
  } finally {
    await app.close();
  }
});

test("of many photos, the one that cannot be read is named", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-photos-"));
  mkdirSync(path.join(folder, "coat"));
  writeFileSync(path.join(folder, "coat/torn.jpg"), "no picture");
  const app = await openApp({ server: { mounts: { [PHOTOS_MOUNT]: folder } } });
  try {
    await app.call("start", { appVersion: "test" });
    const dataset = { kind: "photos" as const, photos: await findPhotos(folder) };
    await expect(app.call("evaluate", { model: "camera", dataset })).rejects.toThrow(
      /^coat\/torn\.jpg: This file is not a picture/,
    );
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
});
