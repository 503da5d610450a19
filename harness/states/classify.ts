import type { Page } from "playwright-core";
import { drawing, giveFiles, problemsOf } from "../app-page";
import { drawnFile } from "./props/drawn";
import type { Scene } from "./state";

/** Skips measuring the backends, which these scenes are not about. */
const QUICKLY = "?backend=wasm-simd";

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

const classifyDrawing = (page: Page, title: string) => named(page, `drawing of a ${title}`).click();

const answered = (page: Page, word: string) =>
  page.getByRole("heading", { name: new RegExp(`^${word}`) }).waitFor();

const withoutCamera: Scene = {
  view: "classify",
  states: [
    {
      name: "start",
      prepare: ({ page }) => page.getByText(/^Knows thirteen kinds/).waitFor(),
    },
    {
      name: "looking",
      async prepare(stage) {
        await stage.hold("classify");
        await classifyDrawing(stage.page, "T-shirt");
        await stage.page.getByText("Looking ...").waitFor();
      },
    },
    {
      name: "answered",
      async prepare(stage) {
        await stage.release("classify");
        await answered(stage.page, "T-shirt/top");
        await named(stage.page, "Not right?").waitFor();
      },
    },
    {
      name: "what the network sees",
      async prepare({ page }) {
        await named(page, "What the network sees").click();
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "backends",
      async prepare(stage) {
        await stage.closeSheet();
        await named(stage.page, /^Computed with/).click();
        await named(stage.page, "Measure again").waitFor();
      },
    },
    {
      name: "backends being measured",
      async prepare(stage) {
        await stage.hold("probeBackend");
        await named(stage.page, "Measure again").click();
        await named(stage.page, "Measuring ...").waitFor();
      },
    },
    {
      name: "kept",
      async prepare(stage) {
        await stage.closeSheet();
        await named(stage.page, /^Keep it in/).click();
        await stage.page.getByText("Kept in T-shirt/top.").waitFor();
      },
    },
    {
      name: "correction",
      async prepare({ page }) {
        await named(page, "Not right?").click();
        await page.getByRole("dialog").getByRole("button", { name: "Ankle boot" }).waitFor();
      },
    },
    {
      name: "correction, a name that is too long",
      async prepare({ page }) {
        await named(page, "New class").click();
        await page.getByRole("textbox", { name: "Name of the new class" }).fill("Dress ".repeat(20));
        await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
        await page.getByText(/This name has \d+ characters/).waitFor();
      },
    },
    {
      name: "several photos, one of them no picture",
      async prepare(stage) {
        await stage.closeSheet();
        const { page } = stage;
        const files = ["Trouser", "Pullover", "Dress"].map(async (title) => ({
          name: `${title}.jpg`,
          content: await drawing(page, title),
        }));
        const name = "a-very-long-name-that-some-camera-or-other-has-thought-of-20261121-140500.txt";
        await giveFiles(page, ...(await Promise.all(files)), { name, content: "words" });
        await problemsOf(page).waitFor();
      },
    },
    {
      name: "not sure",
      async prepare({ page }) {
        await giveFiles(page, { name: "rectangles.jpg", content: await drawnFile(page, 10) });
        await answered(page, "Not sure");
      },
    },
  ],
};

const withCamera: Scene = {
  view: "classify",
  path: QUICKLY,
  camera: "allowed",
  states: [
    {
      name: "camera, live",
      prepare: ({ page }) => answered(page, "Dress"),
    },
    {
      name: "camera, picture taken",
      async prepare({ page }) {
        await named(page, "Take the picture").click();
        await named(page, "Look again").waitFor();
        await named(page, "What the network sees").waitFor();
      },
    },
  ],
};

const cameraRefused: Scene = {
  view: "classify",
  path: QUICKLY,
  camera: "denied",
  states: [
    {
      name: "camera refused",
      async prepare({ page }) {
        await named(page, "Use the camera").click();
        await problemsOf(page).waitFor();
      },
    },
  ],
};

const spoken: Scene = {
  view: "classify",
  path: QUICKLY,
  states: [
    {
      name: "spoken, start",
      async prepare({ page }) {
        await named(page, "Speak answers").click();
        await named(page, "Do the last two match?").waitFor();
        await page.getByText(/^Spoken answers are on/).waitFor();
      },
    },
    {
      name: "spoken, two garments",
      async prepare({ page }) {
        await classifyDrawing(page, "Trouser");
        await page.getByText(/^Trouser\. Dark blue/).waitFor();
        await classifyDrawing(page, "T-shirt");
        await page.getByText(/^T-shirt\/top\. /).waitFor();
        await named(page, "Do the last two match?").click();
        await page.getByText(/They match\./).waitFor();
      },
    },
  ],
};

const spokenWithCamera: Scene = {
  view: "classify",
  path: QUICKLY,
  camera: "allowed",
  states: [
    {
      name: "spoken, live",
      async prepare({ page }) {
        await answered(page, "Dress");
        await named(page, "Speak answers").click();
        await page.getByText(/^Dress\. /).waitFor();
      },
    },
  ],
};

export const CLASSIFY_SCENES: readonly Scene[] = [
  withoutCamera,
  withCamera,
  cameraRefused,
  spoken,
  spokenWithCamera,
];
