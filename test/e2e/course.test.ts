import type { Page } from "playwright-core";
import english from "../../src/words/en/course";
import explorationWords from "../../src/words/en/exploration";
import { visit } from "./support/visit";

type NoteId = keyof typeof english.notes;
type Shown = (page: Page) => Promise<unknown>;

const text =
  (sentence: string | RegExp): Shown =>
  (page) =>
    page.getByText(sentence).first().waitFor();

const row =
  (name: string): Shown =>
  (page) =>
    page.getByRole("row", { name }).waitFor();

const image =
  (...numbers: readonly number[]): Shown =>
  (page) =>
    Promise.all(
      numbers.map((number) =>
        page
          .getByRole("img", { name: new RegExp(`^image ${number} as the network sees it`) })
          .first()
          .waitFor(),
      ),
    );

const filtered =
  (preset: keyof typeof explorationWords.presets): Shown =>
  async (page) => {
    await page.getByText(explorationWords.presets[preset].description).waitFor();
    await page.getByRole("img", { name: /^Filtered, test picture/ }).waitFor();
  };

/** Fields of the tab by their labels, with what stands in them. */
const fields =
  (expected: Readonly<Record<string, string>>): Shown =>
  async (page) => {
    for (const [label, value] of Object.entries(expected)) {
      const named = { name: label, exact: true };
      const field = page
        .getByRole("combobox", named)
        .or(page.getByRole("textbox", named))
        .or(page.getByRole("spinbutton", named))
        .filter({ visible: true });
      while ((await field.inputValue()) !== value);
    }
  };

/** What a statement's link leads to. */
const SHOWN: Readonly<Record<NoteId, Shown>> = {
  edge: row("Conv 5×5 24×24×64"),
  halved: text("11 / 2 = 5.5, rounded down to 5."),
  grey: row("Picture 28×28×1"),
  start: async (page) => {
    const card = page.locator("#first-filters");
    await card.getByRole("img", { name: /^Before training/ }).waitFor();
    await page.waitForFunction(() => {
      const top = document.querySelector("#first-filters")!.getBoundingClientRect().top;
      return top >= 0 && top < innerHeight;
    });
  },
  stacked: text("Each filter has 3×3×64 = 576 weights"),
  flattened: text("28×28×1 = 784 inputs instead of 1,600."),
  summary: row("Total 243,786"),

  features: image(0, 23, 28),
  shoes: async (page) => {
    await image(0, 23, 28)(page);
    await page
      .getByRole("button", { name: /^Conv 3×3, filter 1, image 28/ })
      .first()
      .waitFor();
  },
  otherKinds: image(0, 18, 2),
  sameKind: image(2, 3, 5),
  relu: text(/, below zero, so relu makes it 0\.$/),
  condensed: text("Filter 1 of Max pool 2×2, layer 4"),
  wasted: text(/^\d+% of what it sees is background\.$/),

  products: filtered("lab-edges"),
  lines: filtered("lab-vertical"),
  eight: filtered("edges-all"),
  sum: fields({ "Row 2, column 2": "2", Weight: "0.1" }),
  bias: fields({ Bias: "128" }),
  odd: fields({ Size: "5" }),
  pooled: async (page) => {
    await filtered("lab-horizontal")(page);
    await page.getByRole("img", { name: /^Then 2×2 max pooling, test picture: 240 by 240 pixels/ }).waitFor();
  },
  angles: fields({ Picture: "pattern" }),

  baseline: fields({ Network: "dense", Epochs: "5" }),
  slower: fields({ Network: "cnn", Convolutions: "2", Filters: "64", Epochs: "5" }),
  filters: fields({ Filters: "16" }),
  withoutLast: fields({ Convolutions: "1", Filters: "64" }),
  another: fields({ Convolutions: "3" }),
  onlyFirst: fields({ Convolutions: "1", Filters: "32" }),
  callback: fields({ "Stop at, % (0: never)": "80" }),
  overfitting: fields({ Epochs: "20", "Stop at, % (0: never)": "0" }),
  digits: fields({ Convolutions: "1", Filters: "32", Epochs: "20", "Stop at, % (0: never)": "80" }),
};

/** Follows every statement of a tab to what shows it, and returns their number. */
async function followAll(tab: string): Promise<number> {
  const { page, uncaught } = await visit({ path: `#/explore/${tab}` });
  await page.getByText(english.title, { exact: true }).click();
  const notes = page.locator("details.course ul").first().getByRole("listitem");
  await notes.first().waitFor();
  const told = await notes.locator("span").allTextContents();
  for (const sentence of told) {
    const [id] = Object.entries(english.notes).find(([, note]) => note === sentence)!;
    await notes.filter({ hasText: sentence }).getByRole("link", { name: english.see }).click();
    await SHOWN[id as NoteId](page);
  }
  expect(uncaught).toEqual([]);
  return told.length;
}

test("the notes' statements on shapes lead to what shows them, in Layers", async () => {
  expect(await followAll("layers")).toBe(7);
});

test("the notes' statements on what filters find lead to what shows them, in Activations", async () => {
  expect(await followAll("activations")).toBe(7);
});

test("the notes' statements on filters by hand lead to what shows them, in Filters", async () => {
  expect(await followAll("filters")).toBe(8);
});

test("the notes' exercises lead to an experiment that is ready to run, in Exercises", async () => {
  expect(await followAll("exercises")).toBe(9);
});

test("the notes' addresses open outside the app, say that they need a network, and fetch nothing by themselves", async () => {
  const { page } = await visit({ path: "#/explore/layers" });
  const found: string[] = [];
  for (const tab of ["Layers", "Activations", "Filters", "Exercises"]) {
    await page.getByRole("link", { name: tab, exact: true }).click();
    await page.getByText(english.title, { exact: true }).click();
    await page.getByRole("heading", { name: "Elsewhere, with a network" }).waitFor();
    const links = page.getByRole("link", { name: /, opens outside the app$/ });
    for (const link of await links.all()) {
      expect(await link.getAttribute("target")).toBe("_blank");
      expect(await link.getAttribute("rel")).toContain("noopener");
      found.push((await link.getAttribute("href"))!);
    }
  }
  expect(found).toHaveLength(Object.keys(english.links).length);
  expect(found.every((address) => address.startsWith("https://"))).toBe(true);
});
