import type { Page } from "playwright-core";
import { FOOTWEAR, LABELS, type ReferenceScore } from "../../src/contract";
import { problemsOf } from "../app-page";
import { writePhotos } from "../many-photos";
import { learnResult, someModels } from "./props/models";
import type { Stage } from "./stage";
import type { Scene } from "./state";

const PLACE = "?backend=wasm-simd#/photos/models";

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

const learnNow = (page: Page) => named(page, /^Learn (now|again)/);

const REFERENCE: ReferenceScore = {
  accuracy: 0.86,
  perClass: {
    ...Object.fromEntries(LABELS.slice(0, 7).map((label, i) => [label, 0.95 - 0.04 * i])),
    [FOOTWEAR]: 0.97,
  },
  count: 290,
};

async function bringPhotos(stage: Stage): Promise<void> {
  const { page, server } = stage;
  await page.goto(`${server.url}${PLACE}`);
  await page.getByText("Comes with Hanger").first().waitFor();
  await writePhotos(page, 48);
  // They stay as they are: not learned yet.
  await stage.hold("learnAtOnce");
  await page.goto("about:blank");
}

const nothingYet: Scene = {
  view: "photos",
  path: PLACE,
  states: [
    {
      name: "models, nothing to learn",
      prepare: ({ page }) => page.getByRole("heading", { name: "Learn from your photos" }).waitFor(),
    },
    {
      name: "models, a file refused",
      async prepare({ page }) {
        await page
          .getByLabel("Open a saved file")
          .setInputFiles({ name: "h.zip", mimeType: "application/zip", buffer: Buffer.from("hello") });
        await problemsOf(page).waitFor();
      },
    },
    {
      name: "models, a file opened that changes built-in classes",
      async prepare(stage) {
        const { page } = stage;
        await stage.answer("importProject", {
          photos: 12,
          classes: 0,
          models: 0,
          same: 3,
          builtIn: [
            { id: "bag", name: "Bag", kind: "renamed", to: "Handbag" },
            { id: "coat", name: "Coat", kind: "hidden" },
            { id: "sandal", name: "Sandal", kind: "merged", into: "sneaker", to: "Sneaker" },
          ],
        });
        await page
          .getByLabel("Open a saved file")
          .setInputFiles({ name: "h.zip", mimeType: "application/zip", buffer: Buffer.from("hello") });
        await page.getByLabel("Hide Coat").waitFor();
      },
    },
    {
      name: "models, writing everything",
      async prepare(stage) {
        await stage.hold("exportProject", { done: 310, total: 1000 });
        await named(stage.page, "Save everything").click();
        await stage.page.getByText("31%").waitFor();
      },
    },
    {
      name: "models, file written",
      async prepare(stage) {
        await stage.release("exportProject");
        await stage.page.getByText(/is in your downloads|is ready/).waitFor();
      },
    },
  ],
};

const learning: Scene = {
  view: "photos",
  path: PLACE,
  before: bringPhotos,
  states: [
    { name: "models, ready to learn", prepare: ({ page }) => learnNow(page).waitFor() },
    {
      name: "models, getting ready to learn",
      async prepare(stage) {
        await stage.hold("learn");
        await learnNow(stage.page).click();
        await stage.page.getByText("Getting ready").waitFor();
      },
    },
    {
      name: "models, learning failed",
      async prepare(stage) {
        await stage.fail("learn", {
          code: "training-busy",
          message:
            "Hanger is already training or measuring, here or in another window. Wait until it is done, or stop it.",
        });
        await problemsOf(stage.page).waitFor();
      },
    },
    {
      name: "models, learning",
      async prepare(stage) {
        await stage.hold("learn", { kind: "looking", done: 12, total: 30 });
        await learnNow(stage.page).click();
        await stage.page.getByText("12 of 30").waitFor();
      },
    },
    {
      name: "models, learned and worse",
      async prepare(stage) {
        await stage.answer("learn", learnResult(false));
        await named(stage.page, "Use it").waitFor();
        await stage.page.locator(".changed img").first().waitFor();
      },
    },
    {
      name: "models, learned and better",
      async prepare(stage) {
        await named(stage.page, "Keep the old one").click();
        await stage.answer("listModels", someModels());
        await stage.answer("learn", learnResult(true));
        await learnNow(stage.page).click();
        await stage.page.getByText("Learned, and now in use").waitFor();
        await stage.page.locator(".changed img").first().waitFor();
      },
    },
    {
      name: "models, renaming",
      async prepare({ page }) {
        await named(page, "Close").click();
        await named(page, /^Rename Camera/).click();
        await named(page, "Save name").waitFor();
      },
    },
    {
      name: "models, deleting",
      async prepare({ page }) {
        await named(page, "Cancel").click();
        await named(page, /^Delete Camera/).click();
        await named(page, "Keep it").waitFor();
      },
    },
    {
      name: "models, comparing",
      async prepare(stage) {
        await named(stage.page, "Keep it").click();
        await stage.answer("checkOnReference", REFERENCE);
        await named(stage.page, "Compare").click();
        await stage.page.getByRole("row", { name: "Shoes of any kind" }).waitFor();
      },
    },
    {
      name: "models, one brought in",
      async prepare(stage) {
        await stage.closeSheet();
        await stage.answer("importModel", { ...someModels()[1]!, named: false });
        await stage.page.getByLabel("Choose files").setInputFiles({
          name: "model.zip",
          mimeType: "application/zip",
          buffer: Buffer.from("stands in"),
        });
        await named(stage.page, "Use it").waitFor();
      },
    },
  ],
};

export const MODELS_SCENES: readonly Scene[] = [nothingYet, learning];
