import type { Page } from "playwright-core";
import { drawn } from "./support/eventually";
import { filmTable } from "./support/filmed-table";
import { problemsOf, visit } from "./support/visit";

/** Three cameras that Chromium makes up, which may be used without asking, and face nowhere. */
const THREE_CAMERAS = ["--use-fake-device-for-media-stream=device-count=3", "--use-fake-ui-for-media-stream"];

/** What the camera's track says of itself. */
const settingsOf = (page: Page) =>
  page.evaluate(() => {
    const stream = document.querySelector<HTMLVideoElement>(".viewfinder video")?.srcObject as MediaStream;
    const { deviceId, zoom } = stream.getVideoTracks()[0]!.getSettings() as MediaTrackSettings & {
      zoom?: number;
    };
    return { deviceId, zoom };
  });

const live = (page: Page) => page.getByRole("button", { name: "Take the picture" }).waitFor();

test("every camera of the device is reached, one after the other, and the one that was on last is on again", async () => {
  const { page, uncaught } = await visit({ args: THREE_CAMERAS });
  await live(page);
  const seen = [(await settingsOf(page)).deviceId];
  for (let i = 0; i < 3; i++) {
    await page.getByRole("button", { name: "Other camera" }).click();
    await page.waitForFunction((before) => {
      const video = document.querySelector<HTMLVideoElement>(".viewfinder video")!;
      const [track] = (video.srcObject as MediaStream).getVideoTracks();
      return track?.readyState === "live" && track.getSettings().deviceId !== before && !video.paused;
    }, seen.at(-1));
    await live(page);
    seen.push((await settingsOf(page)).deviceId);
  }
  expect(new Set(seen).size).toBe(3);
  expect(seen[3]).toBe(seen[0]);

  await page.getByRole("button", { name: "Other camera" }).click();
  await page.waitForFunction((id) => {
    const video = document.querySelector<HTMLVideoElement>(".viewfinder video")!;
    return (video.srcObject as MediaStream).getVideoTracks()[0]!.getSettings().deviceId === id;
  }, seen[1]);
  await live(page);
  await page.getByRole("link", { name: "Photos" }).click();
  await page.getByRole("link", { name: "Classify" }).click();
  await live(page);
  expect((await settingsOf(page)).deviceId).toBe(seen[1]);
  expect(uncaught).toEqual([]);
});

test("a camera that sends no picture is told, with what to do, and a photo can be chosen", async () => {
  const { page } = await visit({
    args: THREE_CAMERAS,
    // A stream as a covered or stuck camera gives it: on, and without a picture.
    prepare: (page) =>
      page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream(0);
      }),
  });
  await problemsOf(page)
    .getByText(/The camera is on, but sends no picture/)
    .waitFor();
  await page.getByRole("button", { name: "Use the camera" }).first().waitFor();
});

test("a camera that does not open is passed over, and those behind it are reached", async () => {
  const { page } = await visit({
    args: THREE_CAMERAS,
    // The second one refuses, as one does that another program uses.
    prepare: (page) =>
      page.addInitScript(() => {
        const { mediaDevices } = navigator;
        const open = mediaDevices.getUserMedia.bind(mediaDevices);
        mediaDevices.getUserMedia = async (wanted) => {
          const cameras = (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
          const { deviceId } = (wanted?.video ?? {}) as { deviceId?: { exact?: string } };
          if (deviceId?.exact && deviceId.exact === cameras[1]?.deviceId)
            throw new DOMException("in use", "NotReadableError");
          return open(wanted);
        };
      }),
  });
  await live(page);
  const ids = await page.evaluate(async () =>
    (await navigator.mediaDevices.enumerateDevices()).flatMap(({ kind, deviceId }) =>
      kind === "videoinput" ? [deviceId] : [],
    ),
  );
  const next = [ids[2], ids[0], ids[2]];
  expect((await settingsOf(page)).deviceId).toBe(ids[0]);
  for (const id of next) {
    await page.getByRole("button", { name: "Other camera" }).click();
    await page.waitForFunction((id) => {
      const video = document.querySelector<HTMLVideoElement>(".viewfinder video")!;
      const [track] = (video.srcObject as MediaStream | null)?.getVideoTracks() ?? [];
      return track?.readyState === "live" && track.getSettings().deviceId === id;
    }, id);
    await live(page);
  }
});

/** Where on the screen what lies in the video's picture is: edges in pixels. */
const onScreen = (page: Page, [x, y, width, height]: readonly number[]) =>
  page.evaluate(
    ([x, y, width, height]) => {
      const {
        left,
        top,
        width: w,
        height: h,
      } = document.querySelector(".viewfinder video")!.getBoundingClientRect();
      const scale = Math.max(w / 640, h / 480);
      const at = (value: number, length: number, shown: number) => (value - length / 2) * scale + shown / 2;
      return {
        left: left + at(x!, 640, w),
        right: left + at(x! + width!, 640, w),
        top: top + at(y!, 480, h),
        bottom: top + at(y! + height!, 480, h),
      };
    },
    [x, y, width, height],
  );

/** Waits until the box on screen lies around a rectangle of the video's picture, with some room. */
async function boxAround(page: Page, place: readonly number[]): Promise<void> {
  const expected = await onScreen(page, place);
  await page.waitForFunction(
    ({ left, right, top, bottom }) => {
      const box = document.querySelector(".found")?.getBoundingClientRect();
      if (!box) return false;
      const room = [left - box.left, box.right - right, top - box.top, box.bottom - bottom];
      return room.every((pixels) => pixels > 0 && pixels < 32);
    },
    expected,
    { timeout: 15_000 },
  );
}

test.each([
  ["a phone", { width: 390, height: 844 }],
  ["a wide screen", { width: 1280, height: 800 }],
])(
  "on %s, a box follows the garment on screen, and only what is on screen is looked at and taken",
  async (_, viewport) => {
    const { page } = await visit({ prepare: filmTable, viewport });
    await page.getByRole("button", { name: "Use the camera" }).first().click();
    await live(page);
    for (const place of [
      [270, 100, 90, 260],
      [330, 200, 120, 120],
    ] as const) {
      await page.evaluate((place) => globalThis.layDown!(place), place);
      await boxAround(page, place);
    }
    // Far left, which this screen does not show.
    await page.evaluate(() => globalThis.layDown!([0, 100, 40, 200]));
    await page.waitForFunction(() => !document.querySelector(".found"));

    await page.getByRole("button", { name: "Take the picture" }).click();
    const taken = page.locator(".viewfinder img");
    await taken.waitFor();
    const { natural, shown } = await taken.evaluate((image: HTMLImageElement) => ({
      natural: image.naturalWidth / image.naturalHeight,
      shown: image.clientWidth / image.clientHeight,
    }));
    expect(Math.abs(natural / shown - 1)).toBeLessThan(0.02);
  },
);

test("a picture that was taken is still there after the phone was locked", async () => {
  const { page } = await visit({ args: THREE_CAMERAS });
  const hide = (isHidden: boolean) =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  await live(page);
  await hide(true);
  await page.getByRole("button", { name: "Use the camera" }).first().waitFor();
  await hide(false);
  await live(page);
  await page.getByRole("button", { name: "Take the picture" }).click();
  const taken = page.locator(".viewfinder img");
  await taken.waitFor();
  await hide(true);
  await page.getByRole("button", { name: "Use the camera" }).first().waitFor();
  await hide(false);
  await drawn(page);
  expect(await taken.isVisible()).toBe(true);
  await page.getByRole("button", { name: "Use the camera" }).first().click();
  await live(page);
});
