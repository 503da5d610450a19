import type { Page } from "playwright-core";

declare global {
  /** Lays a dark rectangle on the table that the camera films, in the picture's 640 x 480 pixels. */
  var layDown: ((place: readonly number[]) => void) | undefined;
}

/** Films a light table, and what a test lays on it, with a camera on the back of the device or above its screen. */
export const filmTable = (page: Page, facingMode: "environment" | "user" = "environment") =>
  page.addInitScript((facingMode) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const context = canvas.getContext("2d")!;
    let lying: readonly number[] = [0, 0, 0, 0];
    globalThis.layDown = (place) => {
      lying = place;
    };
    setInterval(() => {
      context.fillStyle = "#e8e0d0";
      context.fillRect(0, 0, 640, 480);
      context.fillStyle = "#7a1020";
      context.fillRect(lying[0]!, lying[1]!, lying[2]!, lying[3]!);
    }, 50);
    navigator.mediaDevices.getUserMedia = async () => {
      const stream = canvas.captureStream();
      const [track] = stream.getVideoTracks();
      const settings = track!.getSettings();
      track!.getSettings = () => ({ ...settings, facingMode });
      return stream;
    };
  }, facingMode);
