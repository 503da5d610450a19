import type { Page } from "playwright-core";
import { answerOf, giveFiles } from "../app-page";
import { garmentPhoto } from "../garments";
import type { Stage } from "./stage";
import type { Scene } from "./state";

const QUICKLY = "?backend=wasm-simd";

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

const start = {
  name: "start",
  prepare: ({ page }: Stage) => page.getByText(/^Knows thirteen kinds/).waitFor(),
};

async function givePhoto(page: Page, seed: number): Promise<void> {
  const name = `photo ${seed}.jpg`;
  await giveFiles(page, { name, content: await garmentPhoto(page, "coat", seed) });
  await page.getByRole("img", { name }).first().waitFor();
  await answerOf(page).first().waitFor();
}

const byCamera: Scene = {
  view: "classify",
  path: QUICKLY,
  camera: "allowed",
  states: [
    {
      name: "the camera looks",
      prepare: ({ page }) => page.getByRole("heading", { name: /^Dress/ }).waitFor(),
    },
    {
      name: "taken",
      async prepare({ page }) {
        await named(page, "Take the picture").click();
        await named(page, "Look again").waitFor();
        await page.getByText(/^Dark red .*, plain/).waitFor();
      },
    },
    {
      name: "kept",
      async prepare({ page }) {
        await named(page, "Keep it in Dress").click();
        await page.getByText("Kept in Dress.").waitFor();
      },
    },
    {
      name: "in the collection",
      async prepare({ page }) {
        await page.getByRole("link", { name: "Photos", exact: true }).click();
        const classes = page.getByRole("navigation", { name: "Classes" });
        await classes.getByRole("button", { name: /^Dress/ }).click();
        await page.getByRole("heading", { name: "Dress", exact: true }).waitFor();
      },
    },
  ],
};

const corrected: Scene = {
  view: "classify",
  path: QUICKLY,
  states: [
    start,
    { name: "answered", prepare: ({ page }) => givePhoto(page, 1) },
    {
      name: "what is it?",
      async prepare({ page }) {
        await named(page, /^(Not right\?|Tell Hanger what it is)$/).click();
        await page.getByRole("dialog").getByRole("button", { name: "New class" }).waitFor();
      },
    },
    {
      name: "a class of one's own",
      async prepare({ page }) {
        await named(page, "New class").click();
        await page.getByRole("textbox", { name: "Name of the new class" }).fill("Parka");
      },
    },
    {
      name: "learned",
      async prepare({ page }) {
        await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
        await page.getByText(/^Kept in Parka\. *(Hanger counts|Not learned yet)/).waitFor();
      },
    },
    { name: "asked again", prepare: ({ page }) => givePhoto(page, 2) },
    {
      name: "what it learned",
      async prepare({ page }) {
        await page.getByRole("link", { name: "What Hanger learned" }).click();
        await page.getByRole("region", { name: "Models", exact: true }).getByText("In use").waitFor();
      },
    },
  ],
};

/** The address that the first phone gave away. */
let given = "";

const firstPhone: Scene = {
  view: "photos",
  path: `${QUICKLY}#/photos`,
  states: [
    {
      name: "a class of ten photos",
      async prepare({ page }) {
        await named(page, "New class").click();
        await page.getByRole("textbox", { name: "Name of the new class" }).fill("Parka");
        await page.getByRole("button", { name: "Add", exact: true }).click();
        await page.getByRole("heading", { name: "Parka", exact: true }).waitFor();
        const files = [];
        for (let seed = 1; seed <= 10; seed++) {
          const buffer = await garmentPhoto(page, "coat", seed);
          files.push({ name: `parka ${seed}.jpg`, mimeType: "image/jpeg", buffer });
        }
        await named(page, /^Add photos/).click();
        await page.getByRole("dialog").locator('input[type="file"]').first().setInputFiles(files);
        await page.getByText("Added 10 photos to Parka.").waitFor();
        await page.getByText(/Hanger knows Parka now/).waitFor();
      },
    },
    {
      name: "change the class",
      async prepare({ page }) {
        await named(page, "Change").click();
        await named(page, "Send what Hanger learned").waitFor();
      },
    },
    {
      name: "its code",
      async prepare({ page }) {
        await named(page, "Send what Hanger learned").click();
        const link = page.getByRole("textbox", { name: /^Link to what/ });
        await page.waitForFunction(
          (field) => (field as HTMLInputElement).value !== "",
          await link.elementHandle(),
        );
        given = new URL(await link.inputValue()).hash;
      },
    },
  ],
};

const secondPhone: Scene = {
  view: "photos",
  path: QUICKLY,
  states: [
    {
      name: "second phone: received",
      async prepare(stage) {
        await start.prepare(stage);
        await stage.go(given);
        await named(stage.page, "Add it").waitFor();
      },
    },
    {
      name: "second phone: added",
      async prepare({ page }) {
        await named(page, "Add it").click();
        await page.getByRole("heading", { name: "With Parka" }).waitFor();
      },
    },
    {
      name: "second phone: it knows",
      async prepare({ page }) {
        await page.getByRole("link", { name: "Classify" }).first().click();
        await givePhoto(page, 30);
      },
    },
  ],
};

/** What people come for, from the first screen to the last: scenes on one device after the other. */
export const JOURNEYS = {
  camera: [byCamera],
  correction: [corrected],
  "second-phone": [firstPhone, secondPhone],
} as const satisfies Readonly<Record<string, readonly Scene[]>>;

export type JourneyName = keyof typeof JOURNEYS;
