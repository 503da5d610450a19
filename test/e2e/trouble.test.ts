import type { Page } from "playwright-core";
import { runInWorkers } from "../../harness/worker-code";
import { eventually } from "./support/eventually";
import { answerOf, drawing, giveFiles, offlineReady, problemsOf, visit } from "./support/visit";

/** Flags for a browser with a camera that it allows to be used. */
const FILMING = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

const classifyDrawing = async (page: Page, title = "Trouser") => {
  await page.getByRole("button", { name: `drawing of a ${title}` }).click();
  await answerOf(page).first().waitFor();
};

const answered = (page: Page) => answerOf(page).first().textContent();

/** A PNG of any size from its header alone: nobody should decode it. */
function hugePng(width: number, height: number): Buffer {
  const png = Buffer.alloc(64);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(png);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

const onePixelGif = Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const heic = Buffer.concat([Buffer.from("0000001866747970", "hex"), Buffer.from("heic\0\0\0\0mif1heic")]);

test("wrong files get a clear sentence, and the earlier answer stays", async () => {
  const { page, uncaught } = await visit();
  await classifyDrawing(page);
  const photo = await drawing(page, "Dress");
  const cases: readonly (readonly [string, Buffer | string, RegExp])[] = [
    ["words.jpg", "These are words.", /not a picture/],
    ["empty.jpg", "", /empty/],
    ["cut.jpg", photo.subarray(0, 500), /damaged/],
    ["drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', /SVG drawing/],
    ["phone.heic", heic, /HEIC/],
    ["one.gif", onePixelGif, /too small \(1 × 1 pixels\)/],
    ["huge.png", hugePng(12_000, 9_000), /too large \(12,000 × 9,000/],
  ];
  for (const [name, content, sentence] of cases) {
    await giveFiles(page, { name, content });
    const problem = problemsOf(page).filter({ hasText: name });
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(sentence);
    expect(await answered(page)).toMatch(/^Trouser/);
  }
  await giveFiles(page, { name: "dress.jpg", content: photo });
  await page.getByRole("heading", { name: /^Dress/ }).waitFor();
  expect(uncaught).toEqual([]);
});

test("several photos at once are all answered, and a bad one among them spoils none", async () => {
  const { page } = await visit();
  await giveFiles(
    page,
    { name: "trouser.jpg", content: await drawing(page, "Trouser") },
    { name: "words.jpg", content: "words" },
    { name: "dress.jpg", content: await drawing(page, "Dress") },
  );
  const strip = page.getByRole("region", { name: "Pictures so far" });
  await strip.getByRole("button").nth(1).waitFor();
  await eventually(async () =>
    expect(await strip.getByRole("button").allTextContents()).toEqual(["Trouser", "Dress"]),
  );
  await eventually(async () =>
    expect(await problemsOf(page).allTextContents()).toEqual([expect.stringMatching(/^words\.jpg/)]),
  );
});

test("of many photos at once no answer is dropped, and all that failed are told in one note until it is closed", async () => {
  const { page } = await visit();
  const [trouser, dress] = [await drawing(page, "Trouser"), await drawing(page, "Dress")];
  const many = Array.from({ length: 30 }, (_, i) => ({
    name: `${i}.jpg`,
    content: i % 10 === 9 ? "words" : i % 2 === 0 ? trouser : dress,
  }));
  await giveFiles(page, ...many);
  const strip = page.getByRole("region", { name: "Pictures so far" });
  await strip.getByRole("button").nth(26).waitFor();
  await giveFiles(page, { name: "last.jpg", content: "words" });
  const note = problemsOf(page);
  await note.getByText("last.jpg").waitFor();
  await eventually(async () => expect(await note.count()).toBe(1));
  await eventually(async () =>
    expect(await note.getByRole("listitem").allTextContents()).toEqual(
      ["9.jpg", "19.jpg", "29.jpg", "last.jpg"].map((name) => expect.stringContaining(name)),
    ),
  );
  await giveFiles(page, { name: "shirt.jpg", content: dress });
  await strip.getByRole("button").nth(27).waitFor();
  await eventually(async () => expect(await note.getByRole("listitem").count()).toBe(3));
  await note.getByRole("button", { name: "Close this message" }).click();
  await note.waitFor({ state: "detached" });
  // What the strip shows is made by the worker: no photo is decoded again at its full size.
  expect(await strip.locator("img").count()).toBe(0);
});

test("text pasted into a field stays text, whatever picture the clipboard has beside it", async () => {
  const { page } = await visit();
  await giveFiles(page, { name: "trouser.jpg", content: await drawing(page, "Trouser") });
  await page.getByRole("button", { name: "Not right?" }).click();
  await page.getByRole("button", { name: "New class" }).click();
  const field = page.getByRole("textbox", { name: "Name of the new class" });
  const bytes = new Uint8Array(await drawing(page, "Dress"));
  const paste = (types: readonly string[]) =>
    field.evaluate(
      (element, [types, bytes]) => {
        const clipboardData = new DataTransfer();
        if (types.includes("text")) clipboardData.setData("text/plain", "Beret");
        clipboardData.items.add(new File([bytes], "photo.jpg", { type: "image/jpeg" }));
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        element.dispatchEvent(event);
        return event.defaultPrevented ? "taken as a picture" : "left to the field";
      },
      [types, bytes] as const,
    );
  expect(await paste(["text", "picture"])).toBe("left to the field");
  expect(await paste(["picture"])).toBe("taken as a picture");
  await page.getByRole("heading", { name: /^Dress/ }).waitFor();
});

test("dropped and pasted pictures are answered", async () => {
  const { page } = await visit();
  for (const [kind, title] of [
    ["drop", "Trouser"],
    ["paste", "Dress"],
  ] as const) {
    const bytes = new Uint8Array(await drawing(page, title));
    await page.evaluate(
      ([kind, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([bytes], "photo.jpg", { type: "image/jpeg" }));
        document.dispatchEvent(
          kind === "drop"
            ? new DragEvent("drop", { dataTransfer: data, cancelable: true })
            : new ClipboardEvent("paste", { clipboardData: data, cancelable: true }),
        );
      },
      [kind, bytes] as const,
    );
    await page.getByRole("heading", { name: new RegExp(`^${title}`) }).waitFor();
  }
});

test("a camera that is refused says so, and photos still work", async () => {
  const { page } = await visit({
    args: ["--use-fake-device-for-media-stream", "--deny-permission-prompts"],
    whole: true,
  });
  await page.getByRole("button", { name: "Use the camera" }).click();
  await problemsOf(page)
    .getByText(/may not use the camera/)
    .waitFor();
  await classifyDrawing(page);
  expect(await answered(page)).toMatch(/^Trouser/);
});

test("without a camera, it says so, and photos still work", async () => {
  const { page } = await visit({ args: ["--use-fake-ui-for-media-stream"] });
  await classifyDrawing(page);
  await page.getByRole("button", { name: "Use the camera" }).click();
  await problemsOf(page)
    .getByText(/No camera was found/)
    .waitFor();
  expect(await answered(page)).toMatch(/^Trouser/);
});

test("a camera that is taken away while live says so, and can be started again", async () => {
  const { page } = await visit({ args: FILMING });
  await page.getByRole("button", { name: "Take the picture" }).waitFor();
  // What the browser does to a track when another app takes the camera.
  await page.evaluate(() => {
    const { srcObject } = document.querySelector("video")!;
    for (const track of (srcObject as MediaStream).getTracks()) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
  });
  await problemsOf(page)
    .getByText(/stopped the camera/)
    .waitFor();
  await page.getByRole("button", { name: "Use the camera" }).first().click();
  await page.getByRole("button", { name: "Take the picture" }).waitFor();
});

test.each(["before", "after"])(
  "a photo that is picked while the camera is live stays, told %s the page comes back",
  async (when) => {
    const { page } = await visit({ args: FILMING });
    await page.getByText("Choose photos").first().waitFor();
    const trouser = await drawing(page, "Trouser");
    const shutter = page.getByRole("button", { name: "Take the picture" });
    await shutter.waitFor();
    // The platform's picker hides the page. A headless browser shows no such picker.
    const setHidden = (hidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await setHidden(true);
    await shutter.waitFor({ state: "detached" });
    if (when === "after") await setHidden(false);
    await giveFiles(page, { name: "trouser.jpg", content: trouser });
    const picture = page.getByRole("region", { name: "Picture", exact: true });
    const photo = picture.getByRole("img", { name: "trouser.jpg" });
    await photo.waitFor();
    if (when === "before") await setHidden(false);
    // A camera that starts takes the photo's place in the next frame.
    await page.evaluate(async () => {
      for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    });
    expect(await photo.count()).toBe(1);
    await answerOf(page).filter({ hasText: "Trouser" }).waitFor();
    expect(await shutter.count()).toBe(0);
  },
);

test("a window without IndexedDB works, and says that it keeps nothing", async () => {
  const { page } = await visit({
    prepare: (page) =>
      page.route("**/assets/model-*.js", async (route) => {
        const response = await route.fetch();
        const body = `Object.defineProperty(self, "indexedDB", { get() { throw new DOMException("denied", "SecurityError"); } });${await response.text()}`;
        await route.fulfill({ response, body });
      }),
  });
  await classifyDrawing(page);
  expect(await answered(page)).toMatch(/^Trouser/);
  await page.getByText("This window saves no data").waitFor();
});

test("a stored model that is damaged is fetched anew, and mended in storage", async () => {
  const { page } = await visit();
  await classifyDrawing(page);
  const damage = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open("hanger");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const store = opening.result.transaction("networks", "readwrite").objectStore("networks");
            const reading = store.get("camera");
            reading.onsuccess = () => {
              const bytes = new Uint8Array(reading.result.weights);
              const before = bytes[1000]!;
              bytes[1000] = before ^ 0xff;
              store.put(reading.result, "camera").onsuccess = () => {
                opening.result.close();
                resolve(before);
              };
            };
          };
        }),
    );
  const original = await damage();
  await page.reload();
  await classifyDrawing(page);
  expect(await answered(page)).toMatch(/^Trouser/);
  expect(await damage()).toBe(original);
});

test("without the wasm files, plain JavaScript answers, and it is said", async () => {
  const { page } = await visit({
    backend: "measured",
    prepare: (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "gone" })),
  });
  await classifyDrawing(page);
  expect(await answered(page)).toMatch(/^Trouser/);
  await page.getByText(/answers take longer/).waitFor();
});

test("a backend that the address asks for and this browser lacks is said, and another one answers", async () => {
  const { page } = await visit({ backend: "webgpu" });
  await classifyDrawing(page);
  expect(await answered(page)).toMatch(/^Trouser/);
  await page.getByText(/webgpu is not available here/).waitFor();
});

test("without a network and without the network's files, the reason is said and can be tried again", async () => {
  const { page } = await visit({
    prepare: (page) => page.route("**/models/**", (route) => route.abort()),
  });
  await page
    .getByText(/network could not be loaded/)
    .first()
    .waitFor();
  await giveFiles(page, { name: "trouser.jpg", content: await drawing(page, "Trouser") });
  await problemsOf(page)
    .getByText(/No model is loaded/)
    .waitFor();
});

test("a reload in the middle of the first visit loses nothing", async () => {
  const { page, uncaught } = await visit({ backend: "measured", serviceWorker: true });
  await page.reload();
  await offlineReady(page);
  await classifyDrawing(page, "Dress");
  expect(await answered(page)).toMatch(/^Dress/);
  expect(uncaught).toEqual([]);
});

/** Has workers read made-up pixels, or noisy ones: each value is up to half of `most` from the right one. */
const misread = (most: number) => `
  const read = OffscreenCanvasRenderingContext2D.prototype.getImageData;
  OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...area) {
    const image = read.apply(this, area);
    for (let i = 0, state = 1; i < image.data.length; i++) {
      state = (state * 48271) % 2147483647;
      image.data[i] = ${most === 255 ? "state % 256" : `image.data[i] + (state % ${most}) - ${most / 2}`};
    }
    return image;
  };`;

test.each([
  ["made up", 255, /scrambles the pictures/],
  ["slightly noisy", 4, /^Trouser/],
] as const)(
  "where pixels that a page reads are %s, that is noticed before anything is answered",
  async (_, most, told) => {
    const { page } = await visit({ prepare: (page) => runInWorkers(page, misread(most)) });
    await giveFiles(page, { name: "trouser.jpg", content: await drawing(page, "Trouser") });
    const heard = problemsOf(page).or(answerOf(page)).filter({ hasText: told });
    await heard.waitFor();
    expect(await answerOf(page).count()).toBe(most === 255 ? 0 : 1);
  },
);

test("where pixels that a page reads are made up, that is said before there is any picture", async () => {
  const { page } = await visit({ prepare: (page) => runInWorkers(page, misread(255)) });
  await page.getByText(/scrambles the pictures/).waitFor();
});
