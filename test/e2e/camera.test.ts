import type { Page } from "playwright-core";
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
