import type { Page } from "playwright-core";

interface SharedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a service worker has, and a page has not. */
interface WorkerGlobals {
  readonly FetchEvent: new (
    type: "fetch",
    init: { readonly request: Request },
  ) => Event & { respondWith: (response: Response | Promise<Response>) => void };
}

/** As Chromium's browser process names it (`GenerateMimeMultipartBoundary`). */
const BOUNDARY = "----MultipartBoundary--fQ2yT0uQ1gqEw5rZ8kVn3xLsB7cJ9aDhM4pR6tXoWi----";

/**
 * Shares files with the app as a phone's share sheet would, whose request no page and no debugger can send: the service
 * worker gets a request with the same body and headers, and the page opens what it answers.
 */
export async function shareWith(page: Page, address: string, files: readonly SharedFile[]): Promise<void> {
  const [worker] = page.context().serviceWorkers();
  const opened = await worker!.evaluate(
    async ([address, boundary, files]) => {
      const parts = files.flatMap(({ name, bytes }) => [
        `--${boundary}\r\nContent-Disposition: form-data; name="photos"; filename="${name}"\r\n`,
        "Content-Type: image/jpeg\r\n\r\n",
        bytes,
        "\r\n",
      ]);
      const request = new Request(address, {
        method: "POST",
        body: new Blob([...parts, `--${boundary}--\r\n`]),
        headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` },
      });
      const { FetchEvent } = globalThis as unknown as WorkerGlobals;
      const event = new FetchEvent("fetch", { request });
      const answered = new Promise<Response>((resolve) => {
        event.respondWith = (response) => resolve(response);
      });
      globalThis.dispatchEvent(event);
      return (await answered).headers.get("Location")!;
    },
    [address, BOUNDARY, files] as const,
  );
  await page.goto("about:blank");
  await page.goto(opened);
}
