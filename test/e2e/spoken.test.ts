import type { Page } from "playwright-core";
import type { Stage } from "../../harness/states/stage";
import type { Scene } from "../../harness/states/state";
import { openTheatre, type Theatre } from "../../harness/states/theatre";
import { filmTable } from "./support/filmed-table";
import { heard, listen } from "./support/hearing";
import { classify, giveFiles, visit } from "./support/visit";
import { listenToVoice, VOICES, voiced, waitForVoice } from "./support/voice";

const switchOn = (page: Page, name = "Speak answers") => page.getByRole("button", { name }).click();

/** Presses a button as a keyboard or a screen reader does, without looking for its place. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole("button", { name });
  await button.focus();
  await page.keyboard.press("Enter");
}

test("by the keyboard alone: found, switched on, two photos answered and compared, the rules told", async () => {
  const { page, uncaught } = await visit({
    prepare: async (page) => {
      await listenToVoice(page, VOICES);
      await listen(page);
    },
  });
  // It is the first of all buttons of the view.
  const first = page.getByRole("main").getByRole("button").first();
  await first.and(page.getByRole("button", { name: "Speak answers" })).waitFor();
  await press(page, "Speak answers");
  await waitForVoice(page, /^Spoken answers are on\. .* Use the camera, or choose photos\.$/);
  await press(page, "Do the last two match?");
  await waitForVoice(page, /^Take or choose two pictures first\.$/);

  await press(page, /drawing of a Trouser/);
  await waitForVoice(page, /^Trouser\. Dark blue, plain\. \d+% sure\.$/);
  await press(page, /drawing of a T-shirt/);
  await waitForVoice(page, /^T-shirt\/top\. .*\d+% sure\.$/);
  await press(page, "Do the last two match?");
  await waitForVoice(
    page,
    /^Trouser, dark blue, plain and T-shirt\/top, .+: They match\. Black, white, grey/,
  );
  await press(page, "Say it again");
  await page.waitForFunction(
    () => globalThis.spokenWords!.filter(({ text }) => /They match/.test(text)).length === 2,
  );
  await page.getByText("The rules", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await waitForVoice(page, /^The rules, the first that fits decides: Of what is worn in the same place/);

  await giveFiles(page, { name: "words.jpg", content: "words" });
  await waitForVoice(page, /^words\.jpg: This file is not a picture/);
  // A screen reader keeps to the buttons: nothing of all this is announced a second time.
  expect((await heard(page)).filter((text) => /sure|Trouser|T-shirt|not a picture|match/.test(text))).toEqual(
    [],
  );
  expect(uncaught).toEqual([]);

  // Any key silences the voice. It stays on with the next visit, and off once it was switched off.
  await press(page, "Say it again");
  await page.waitForFunction(
    () => globalThis.spokenWords!.filter(({ text }) => /not a picture/.test(text)).length === 2,
  );
  await page.keyboard.press("Shift");
  expect((await voiced(page)).at(-1)).toMatchObject({ isSilenced: true });
  await page.reload();
  await waitForVoice(page, /^Spoken answers are on\./);
  await page.getByRole("button", { name: "Speak answers", pressed: true }).click();
  await page.reload();
  await page.getByRole("button", { name: "Speak answers", pressed: false }).waitFor();
});

test("in German it speaks with the browser's own German voice, and never with one that needs a server", async () => {
  const { page } = await visit({
    locale: "de-DE",
    prepare: (page) => listenToVoice(page, VOICES),
  });
  await switchOn(page, "Antworten sprechen");
  await page.getByRole("button", { name: "Hose" }).click();
  const { voice } = await waitForVoice(page, /^Hose\. Dunkelblau, einfarbig\. Zu \d+\s%/);
  expect(voice).toBe("Anna");
});

test("where no voice works offline, it is said, and a screen reader reads the sentences", async () => {
  const { page } = await visit({
    prepare: async (page) => {
      await listenToVoice(page, [{ name: "Cloud", lang: "en-US", localService: false }]);
      await listen(page);
    },
  });
  await switchOn(page);
  await page.getByText("This browser has no voice that works offline in English.").waitFor();
  await classify(page, "Trouser");
  await page.waitForFunction(() =>
    globalThis.announced!.some((told) => /^Trouser\. Dark blue, plain\./.test(told)),
  );
  expect((await voiced(page)).filter(({ text }) => text)).toEqual([]);
});

test("what may not be said before the page is touched is said then", async () => {
  const { page } = await visit({ prepare: (page) => listenToVoice(page, VOICES, "untouched") });
  await page.evaluate(() => localStorage.setItem("hanger-spoken", "1"));
  await page.reload();
  await page.waitForFunction(() => globalThis.refusedWords! >= 1);
  expect(await voiced(page)).toEqual([]);
  await page.mouse.click(5, 600);
  await waitForVoice(page, /^Spoken answers are on\./);
});

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

test("the camera: told that it is on, what it sees, once; the whole picture takes the photo", async () => {
  const scene: Scene = {
    view: "classify",
    path: "?backend=wasm-simd",
    camera: "allowed",
    before: ({ page }: Stage) => listenToVoice(page, VOICES),
    states: [
      {
        name: "heard",
        async prepare({ page }) {
          await page.getByRole("heading", { name: /^Dress/ }).waitFor();
          await switchOn(page);
          await waitForVoice(page, /The camera is on\./);
          await waitForVoice(page, /^Dress\. .*red/);
          const taking = page.getByRole("button", { name: "Take the picture" });
          const picture = await page.getByRole("region", { name: "Picture" }).boundingBox();
          expect(await taking.boundingBox()).toEqual(picture);
          await taking.focus();
          await page.keyboard.press("Enter");
          await waitForVoice(page, /^Dress\. .*\d+% sure\.$/);
          // The same button looks again: the focus stays where it was.
          await page.getByRole("button", { name: "Look again" }).and(page.locator(":focus")).waitFor();
          const live = (await voiced(page)).filter(({ text }) => /^Dress\. [^%]*$/.test(text));
          expect(live).toHaveLength(1);
        },
      },
    ],
  };
  await theatre.play(scene, async () => {});
});

/** The part of the video's 640 x 480 pixels that is on screen. */
const onScreen = (page: Page) =>
  page.locator(".viewfinder video").evaluate((video) => {
    const { width, height } = video.getBoundingClientRect();
    const scale = Math.max(width / 640, height / 480);
    const [w, h] = [width / scale, height / scale];
    return { x: (640 - w) / 2, y: (480 - h) / 2, w, h };
  });

test.each([
  ["on the back", "environment", "Further left.", "Further up."],
  ["above the screen", "user", "Hold it further to the left.", "Hold it lower."],
] as const)(
  "a camera %s of the device says how to bring what lies at the edge into its middle",
  async (_, facing, left, up) => {
    const { page, uncaught } = await visit({
      prepare: async (page) => {
        await listenToVoice(page, VOICES);
        await filmTable(page, facing);
      },
    });
    await page.getByRole("button", { name: "Use the camera" }).first().click();
    await page.getByRole("button", { name: "Take the picture" }).waitFor();
    await switchOn(page);
    await waitForVoice(page, /The camera is on\./);
    const { x, y, w, h } = await onScreen(page);
    // A bar is no garment: what the camera sees is not named, so that it is told where to look.
    await page.evaluate((bar) => globalThis.layDown!(bar), [x + 0.05 * w, y + 0.5 * h, 0.35 * w, 0.03 * h]);
    await waitForVoice(page, new RegExp(`^${left}$`));
    await page.evaluate((bar) => globalThis.layDown!(bar), [x + 0.35 * w, y + 0.1 * h, 0.3 * w, 0.03 * h]);
    await waitForVoice(page, new RegExp(`^${up}$`));
    expect(uncaught).toEqual([]);
  },
);
