import type { Page } from "playwright-core";
import { problemsOf } from "../app-page";
import { ASSIGNMENT, collectedAnswers } from "./props/assignments";
import { datasetStatus, exerciseRows, trainProgress } from "./props/training";
import type { Scene } from "./state";

const PLACE = "?backend=wasm-simd#/explore/";

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

const choiceOf = (page: Page, name: string) =>
  page.getByRole("combobox", { name, exact: true }).filter({ visible: true });

const filtered = (page: Page) => page.getByRole("img", { name: /^Filtered/ }).waitFor();

/** Waits until nothing in the layers moves any more. */
const atRest = (page: Page) =>
  page.locator(".one-value").evaluate(async (part) => {
    await Promise.all(part.getAnimations({ subtree: true }).map(({ finished }) => finished));
  });

const layers: Scene = {
  view: "explore",
  path: `${PLACE}layers`,
  states: [
    {
      name: "layers",
      async prepare({ page }) {
        await page.getByRole("row", { name: "Total" }).waitFor();
        await page.getByRole("img", { name: /^After training/ }).waitFor();
      },
    },
    {
      name: "layers, a pooling at work",
      async prepare({ page }) {
        await named(page, /^Strongest channel.*Max pool/)
          .first()
          .click();
        await page.getByRole("region", { name: "One value of Max pool 2×2" }).waitFor();
        await atRest(page);
      },
    },
    {
      name: "layers, from the course notes",
      prepare: ({ page }) => page.locator("summary", { hasText: "From the course notes" }).click(),
    },
    {
      name: "layers, of a network to be built",
      async prepare({ page }) {
        await choiceOf(page, "Network").selectOption("new:cnn");
        await page.getByRole("row", { name: "Total 243,786" }).waitFor();
      },
    },
    {
      name: "layers, options that do not fit",
      async prepare({ page }) {
        await choiceOf(page, "Filter size").selectOption("5");
        await choiceOf(page, "Convolutions").selectOption("3");
        await problemsOf(page).waitFor();
      },
    },
  ],
};

const predicting: Scene = {
  view: "explore",
  path: `${PLACE}layers?predict=1`,
  states: [
    {
      name: "layers, to be predicted",
      prepare: ({ page }) => page.getByRole("row", { name: "Total ?" }).waitFor(),
    },
    {
      name: "layers, one predicted",
      async prepare({ page }) {
        await page.getByRole("textbox", { name: "Output shape" }).fill("28x28x64");
        await page.getByRole("textbox", { name: "Parameters" }).fill("640");
        await named(page, "Check").click();
        await page.getByText("You said 28x28x64; it gives 26×26×64.").waitFor();
        await page.getByRole("region", { name: "One value of Conv 3×3" }).waitFor();
      },
    },
  ],
};

const activations: Scene = {
  view: "explore",
  path: `${PLACE}activations?layer=3&filter=17&pictures=drawing:dress,drawing:trouser`,
  states: [
    {
      name: "activations",
      prepare: ({ page }) => page.getByText(/products add up to/).waitFor(),
    },
    {
      name: "activations, pooling and weights",
      async prepare(stage) {
        const { page } = stage;
        await stage.go("#/explore/activations?layer=2&filter=17&pictures=drawing:dress");
        await page.getByText(/^The largest of/).waitFor();
        await stage.go("#/explore/activations?layer=1&filter=17&pictures=drawing:dress&glance=weights");
        await page.getByRole("img", { name: /^Filter 0: weights/ }).waitFor();
        await page.getByText("Pixel × weight").waitFor();
      },
    },
    {
      name: "activations, a photo to be chosen",
      async prepare({ page }) {
        await choiceOf(page, "Picture 1").selectOption("photo");
        await page.getByText("Choose photo", { exact: true }).waitFor();
      },
    },
    {
      name: "activations, a file that is no photo",
      async prepare({ page }) {
        await page
          .getByLabel("Choose photo", { exact: true })
          .setInputFiles({ name: "words.jpg", mimeType: "image/jpeg", buffer: Buffer.from("words") });
        await problemsOf(page).waitFor();
      },
    },
  ],
};

const filters: Scene = {
  view: "explore",
  path: `${PLACE}filters`,
  camera: "allowed",
  states: [
    { name: "filters", prepare: ({ page }) => filtered(page) },
    {
      name: "filters, an empty field",
      async prepare({ page }) {
        await choiceOf(page, "Size").selectOption("5");
        await page.getByLabel("Bias").fill("");
        await page.getByText(/^Every field needs a number/).waitFor();
      },
    },
    {
      name: "filters, a learned one",
      async prepare({ page }) {
        await page.locator("summary", { hasText: "Load a learned filter" }).click();
        await named(page, "Load filter").waitFor();
      },
    },
    {
      name: "filters, live",
      async prepare(stage) {
        await stage.go("#/explore/filters?subject=camera&preset=edges-all");
        await stage.page.getByRole("img", { name: /^Filtered, camera/ }).waitFor();
      },
    },
  ],
};

const noCamera: Scene = {
  view: "explore",
  path: `${PLACE}filters?subject=camera`,
  camera: "denied",
  states: [
    {
      name: "filters, no camera",
      async prepare({ page }) {
        await named(page, "Use the camera").last().click();
        await problemsOf(page).waitFor();
      },
    },
  ],
};

const nothingTried: Scene = {
  view: "explore",
  path: `${PLACE}exercises`,
  before: (stage) => stage.answer("datasetStatus", datasetStatus(0)),
  states: [
    {
      name: "exercises, the sample alone",
      prepare: ({ page }) => page.getByText("2,000 pictures to train on").waitFor(),
    },
    {
      name: "exercises, no pictures",
      async prepare(stage) {
        await stage.answer("keepSample", { train: 0, test: 0 });
        // Two changes of the address that follow at once may be taken for one: the view has to have gone.
        await stage.go("#/about");
        await stage.page
          .getByRole("heading", { name: "Explore", exact: true })
          .waitFor({ state: "detached" });
        await stage.go("#/explore/exercises");
        await problemsOf(stage.page).waitFor();
      },
    },
  ],
};

const exercises: Scene = {
  view: "explore",
  path: `${PLACE}exercises`,
  async before(stage) {
    await stage.answer("datasetStatus", datasetStatus(1));
    await stage.answer("listExercises", exerciseRows());
  },
  states: [
    {
      name: "exercises, some tried",
      prepare: ({ page }) => page.getByRole("region", { name: "Side by side" }).waitFor(),
    },
    {
      name: "exercises, Keras code",
      async prepare({ page }) {
        await named(page, "Keras code").click();
        await page.getByRole("dialog").locator("pre").waitFor();
      },
    },
    {
      name: "exercises, one running",
      async prepare(stage) {
        await stage.closeSheet();
        await stage.hold("train", ...trainProgress());
        await named(stage.page, "Run the experiment").click();
        await named(stage.page, "Stop").first().waitFor();
        await stage.page.getByRole("img", { name: /^After epoch 8: / }).waitFor();
      },
    },
    {
      name: "exercises, one failed",
      async prepare(stage) {
        await stage.fail("train", {
          code: "dataset-corrupt",
          message: "A part of the dataset is damaged on this device. Download it again under Train.",
        });
        await problemsOf(stage.page).waitFor();
      },
    },
  ],
};

const step = (page: Page, number: number) =>
  page.getByRole("listitem", { name: `Step ${number}`, exact: true });

const answering: Scene = {
  view: "explore",
  path: `${PLACE}assignments`,
  before: (stage) => stage.answer("listExercises", exerciseRows()),
  states: [
    {
      name: "assignments",
      prepare: ({ page }) => page.getByRole("link", { name: "Lab 1: convolutions and pooling" }).waitFor(),
    },
    {
      name: "assignments, a damaged link",
      async prepare(stage) {
        await stage.go("#/explore/assignments?a=1.damaged");
        await problemsOf(stage.page).waitFor();
      },
    },
    {
      name: "assignments, a lab",
      async prepare({ page }) {
        await page.getByRole("link", { name: "Lab 1: convolutions and pooling" }).click();
        await page.getByText("What shape does layer 6, Max pool 2×2, give?").waitFor();
      },
    },
    {
      name: "assignments, steps checked",
      async prepare({ page }) {
        for (const [number, shape] of [
          [1, "26x26x64"],
          [2, "14x14x64"],
        ] as const) {
          await step(page, number).getByRole("textbox").fill(shape);
          await step(page, number).getByRole("button", { name: "Check" }).click();
        }
        await step(page, 1).getByText("Right.").waitFor();
        await step(page, 2).getByText("Not right yet.").waitFor();
        await step(page, 12).getByRole("combobox").selectOption({ index: 1 });
        await step(page, 12).getByRole("button", { name: "Check" }).click();
        await step(page, 12).getByText("parameters, and fewer than").waitFor();
        await step(page, 13).getByRole("combobox").selectOption({ index: 1 });
      },
    },
    {
      name: "assignments, filters",
      async prepare(stage) {
        const { page } = stage;
        await stage.go("#/explore/assignments?open=lab-2");
        await step(page, 1).getByLabel("Row 1, column 1").fill("1");
        await step(page, 1).getByRole("button", { name: "Check" }).click();
        await step(page, 1).getByText("Every field needs a number").waitFor();
      },
    },
    {
      name: "assignments, handed in",
      async prepare({ page }) {
        await named(page, "Hand in").click();
        await page.getByRole("textbox", { name: "Code of your answers" }).waitFor();
      },
    },
  ],
};

const giving: Scene = {
  view: "explore",
  path: `${PLACE}assignments?open=new`,
  async before(stage) {
    await stage.answer("readSketch", ASSIGNMENT);
    await stage.answer("listCollected", collectedAnswers());
  },
  states: [
    {
      name: "assignments, one being made",
      async prepare({ page }) {
        await page.getByRole("group", { name: "Step 4: Answer in words" }).waitFor();
        await page.getByRole("option", { name: "2: Max pool 2×2" }).waitFor({ state: "attached" });
      },
    },
    {
      name: "assignments, shared and collected",
      async prepare({ page }) {
        await named(page, "Save the assignment").click();
        await page.getByRole("img", { name: "QR code of the link to the assignment" }).waitFor();
        await page.getByRole("row", { name: /^Anna/ }).waitFor();
      },
    },
    {
      name: "assignments, answers refused",
      async prepare({ page }) {
        await page.getByRole("textbox", { name: "Codes, one or several" }).fill("hanger-answers.1.cut");
        await named(page, "Add the codes").click();
        await problemsOf(page).waitFor();
      },
    },
    {
      name: "assignments, to be deleted",
      async prepare({ page }) {
        await named(page, "Delete it").click();
        await page.getByRole("dialog").getByText("It is deleted from this device").waitFor();
      },
    },
  ],
};

export const EXPLORE_SCENES: readonly Scene[] = [
  layers,
  predicting,
  activations,
  filters,
  noCamera,
  nothingTried,
  exercises,
  answering,
  giving,
];
