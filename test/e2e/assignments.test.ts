import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { eventually } from "./support/eventually";
import { storedIn } from "./support/results";
import { readShownCode } from "./support/shown-code";
import { offlineReady, problemsOf, visit } from "./support/visit";

const button = (within: Page | Locator, name: string) =>
  within.getByRole("button", { name, exact: true }).filter({ visible: true });

const step = (page: Page, number: number) =>
  page.getByRole("listitem", { name: `Step ${number}`, exact: true });

const made = (page: Page, name: RegExp) => page.getByRole("group", { name });

async function addStep(page: Page, kind: string): Promise<void> {
  await page.getByRole("combobox", { name: "Kind of step" }).selectOption({ label: kind });
  await button(page, "Add a step").click();
}

/** Makes an assignment of five steps, one of each kind; the place to look at is the filters' tab as it is set. */
async function makeAssignment(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Make an assignment" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("What a filter does");
  await addStep(page, "Predict a shape");
  const shape = made(page, /^Step 1/);
  await shape.getByRole("combobox", { name: "Filters", exact: true }).selectOption("32");
  await shape.getByRole("combobox", { name: "Layer", exact: true }).selectOption({ label: "3: Conv 3×3" });
  await addStep(page, "Find a filter");
  await made(page, /^Step 2/)
    .getByRole("combobox", { name: "Leaves" })
    .selectOption("vertical");
  await addStep(page, "Beat an accuracy");
  await addStep(page, "Answer in words");
  await made(page, /^Step 4/)
    .getByRole("textbox", { name: "Question" })
    .fill("Why are shirts taken for coats?");
  await addStep(page, "Explain a confusion");
}

async function typeFilter(page: Page, weights: readonly string[]): Promise<void> {
  for (const [i, weight] of weights.entries()) {
    const [row, column] = [Math.floor(i / 3) + 1, (i % 3) + 1];
    await step(page, 2).getByLabel(`Row ${row}, column ${column}`).fill(weight);
  }
}

const check = (page: Page, number: number) => button(step(page, number), "Check").click();

/** An experiment as if it had been run here: to train for one takes minutes. */
const keepExperiment = (page: Page, filters: number) =>
  page.evaluate(async (filters) => {
    const { client } = globalThis.driver!;
    await client.call("start", { appVersion: "test", backend: "wasm-simd" });
    await client.call("keepExercise", {
      id: `run-${filters}`,
      finishedAt: Date.now(),
      architecture: "cnn",
      options: { convolutions: 2, filters, kernelSize: 5 },
      training: { epochs: 5, images: 20_000, batchSize: 64, learningRate: 0.001 },
      parameters: 1,
      epochs: [],
      trainAccuracy: 0.9,
      testAccuracy: 0.83,
      testImages: 500,
      confused: [
        { label: "shirt", answer: "t-shirt-top", count: 12, of: 50 },
        { label: "coat", answer: "pullover", count: 9, of: 50 },
      ],
      seconds: 60,
      backend: { backend: "wasm-simd", threads: 1 },
    });
  }, filters);

test("an assignment goes to a second profile as a QR code, is answered there offline, and comes back as a code", async () => {
  const teacher = await visit({ path: "#/explore/assignments" });
  const { page: mine } = teacher;
  await makeAssignment(mine);
  // What was begun is gone on with after a reload, as far as it was kept: it is written while it is typed.
  await eventually(async () => {
    const [sketch] = (await storedIn(mine)).sketches as readonly { readonly steps: readonly object[] }[];
    expect(sketch?.steps).toHaveLength(5);
  });
  await mine.reload();
  await made(mine, /^Step 4: Answer in words/).waitFor();
  const layer = made(mine, /^Step 1/).getByRole("combobox", { name: "Layer", exact: true });
  await layer.getByRole("option", { name: "3: Conv 3×3" }).waitFor({ state: "attached" });
  await eventually(async () => expect(await layer.inputValue()).toBe("3"));
  await button(mine, "Save the assignment").click();
  const link = await readShownCode(mine, "QR code of the link to the assignment");
  expect(link).toBe(await mine.getByRole("textbox", { name: "Link to the assignment" }).inputValue());

  const { page: theirs, context, uncaught } = await visit({ serviceWorker: true, path: "driver.html" });
  await theirs.waitForFunction(() => globalThis.driver !== undefined);
  await keepExperiment(theirs, 16);
  await theirs.goto(new URL("./?backend=wasm-simd", theirs.url()).href);
  await offlineReady(theirs);
  await context.setOffline(true);
  await theirs.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link!).hash);
  await theirs.getByRole("heading", { name: "What a filter does" }).waitFor();
  await theirs.waitForURL(/#\/explore\/assignments\?open=[0-9a-f]{16}$/);

  await step(theirs, 1).getByText("What shape does layer 3, Conv 3×3, give?").waitFor();
  await step(theirs, 1).getByRole("textbox").fill("13x13x32");
  await check(theirs, 1);
  await step(theirs, 1).getByText("Not right yet.").waitFor();
  await step(theirs, 1).getByRole("textbox").fill("(None, 11, 11, 32)");
  await check(theirs, 1);
  await step(theirs, 1).getByText("Right.").waitFor();
  await typeFilter(theirs, ["0", "1", "0", "1", "-4", "1", "0", "1", "0"]);
  await check(theirs, 2);
  await step(theirs, 2).getByText("It leaves horizontal lines too").waitFor();
  await typeFilter(theirs, ["-1", "0", "1", "-1", "0", "1", "-1", "0", "1"]);
  await check(theirs, 2);
  await step(theirs, 2).getByText("Right.").waitFor();
  await step(theirs, 3).getByRole("combobox").selectOption({ index: 1 });
  await check(theirs, 3);
  await step(theirs, 3).getByText("Right.").waitFor();
  await step(theirs, 3).getByText("With the 2,000 pictures that come with the app, 0.820 will do.").waitFor();
  await step(theirs, 5)
    .getByRole("combobox", { name: "What was confused" })
    .selectOption({ label: "Shirt, taken for T-shirt/top: 12 of 50 (2 × Conv 5×5, 16 filters)" });
  await step(theirs, 5).getByRole("textbox").fill("One has longer sleeves.");
  await step(theirs, 4).getByRole("textbox").fill("Both have long sleeves;\n=a zip is a pixel wide.");
  // Answers are there again after a reload, without a network.
  await theirs.reload();
  await theirs.waitForFunction(() =>
    [...document.querySelectorAll("textarea")].some(({ value }) => value.includes("a zip is a pixel wide")),
  );
  await theirs.getByRole("textbox", { name: "Name, if you like" }).fill("Anna");
  await button(theirs, "Hand in").click();
  const code = await theirs.getByRole("textbox", { name: "Code of your answers" }).inputValue();
  expect(uncaught).toEqual([]);

  // As a mail program wraps it.
  const wrapped = code.replaceAll(/.{76}/g, "$&\n");
  await mine.getByRole("textbox", { name: "Codes, one or several" }).fill(`Here you are:\n${wrapped}\nAnna`);
  await button(mine, "Add the codes").click();
  await mine.getByText("Added the answers of 1 person.").waitFor();
  // What is told of is shown by then.
  const cells = mine.getByRole("row", { name: /^Anna/ }).getByRole("cell");
  expect(
    (await cells.allInnerTexts()).slice(0, 6).map((text) => text.replaceAll(/\s+/g, " ").trim()),
  ).toEqual([
    "3 of 3",
    "right: (None, 11, 11, 32)",
    "right: -1 0 1 -1 0 1 -1 0 1",
    "right: 2 × Conv 5×5, 16 filters: 0.830 on 500 test images, 41,018 parameters",
    "Both have long sleeves; =a zip is a pixel wide.",
    "Shirt, taken for T-shirt/top: 12 of 50 (2 × Conv 5×5, 16 filters) One has longer sleeves.",
  ]);

  const saving = mine.waitForEvent("download");
  await button(mine, "Save as CSV").click();
  const csv = await readFile(await (await saving).path(), "utf8");
  expect(csv).toMatch(/^name,answered_at,step_1,step_1_verdict,.*step_5_verdict\r\nAnna,20/);
  expect(csv).toContain('"(None, 11, 11, 32)",right,\'-1 0 1 / -1 0 1 / -1 0 1,right,');
  await mine.reload();
  await button(mine, "Give and collect").or(mine.getByText("Give and collect")).first().waitFor();
  await mine.getByRole("row", { name: /^Anna/ }).waitFor();
  expect(teacher.uncaught).toEqual([]);
});

test("the labs are there from the start, in German too, and the answers to them are collected in either language", async () => {
  const { page: german } = await visit({ path: "#/explore/assignments", locale: "de-DE" });
  await german.getByRole("link", { name: "Übung 1: Faltungen und Pooling" }).click();
  await german.getByText("Welche Form hat die Ausgabe von Schicht 1, Faltung 3×3?").waitFor();
  const first = german.getByRole("listitem", { name: "Schritt 1", exact: true });
  await first.getByRole("textbox").fill("26x26x64");
  await first.getByRole("button", { name: "Prüfen" }).click();
  await first.getByText("Richtig.").waitFor();
  await german.getByRole("button", { name: "Abgeben" }).click();
  const code = await german.getByRole("textbox", { name: "Code deiner Antworten" }).inputValue();

  const { page } = await visit({ path: "#/explore/assignments?open=lab-1" });
  await page.getByText("Give and collect").click();
  expect(await page.getByRole("textbox", { name: "Link to the assignment" }).inputValue()).toMatch(
    /#\/explore\/assignments\?open=lab-1$/,
  );
  await page.getByRole("textbox", { name: "Codes, one or several" }).fill(code);
  await button(page, "Add the codes").click();
  await page.getByRole("row", { name: /^Without a name 1 of 8/ }).waitFor();
  await page.getByRole("button", { name: "Delete the answers of Without a name" }).click();
  await page.getByRole("heading", { name: "No answers yet." }).waitFor();
});

test("a filter and a layer are looked at without losing the assignment", async () => {
  const { page } = await visit({ path: "#/explore/assignments?open=lab-2" });
  await step(page, 1).getByLabel("Row 1, column 1").fill("2");
  await step(page, 1).getByRole("link", { name: "Try it in Filters" }).click();
  await page.waitForURL(/#\/explore\/filters\?weights=2,0,0,0,0,0,0,0,0&open=lab-2$/);
  await page.getByRole("link", { name: "Assignments" }).click();
  await page.getByRole("heading", { name: "Lab 2: filters by hand" }).waitFor();
  await eventually(async () =>
    expect(await step(page, 1).getByLabel("Row 1, column 1").inputValue()).toBe("2"),
  );
});

const lab = (change: object) =>
  JSON.stringify({
    format: "hanger-assignment",
    version: 1,
    title: "Theirs",
    intro: "",
    steps: [{ kind: "text", text: "Why?" }],
    ...change,
  });

const shapeStep = {
  kind: "shape",
  text: "",
  network: "cnn",
  options: { convolutions: 2 },
  layer: 1,
  asked: "shape",
};

test.each([
  ["no JSON", "Dear students,", /contains no assignment/],
  ["another file of the app", JSON.stringify({ format: "hanger-benchmark" }), /contains no assignment/],
  ["a later version", lab({ version: 3 }), /newer version of Hanger/],
  [
    "a link out of the app",
    lab({ steps: [{ kind: "text", text: "Look", look: "https://example.com" }] }),
    /"steps\.0\.look"/,
  ],
  [
    "a network that there is none of",
    lab({ steps: [{ ...shapeStep, options: { filters: 5 } }] }),
    /asks in step 1/,
  ],
  ["a layer that there is none of", lab({ steps: [{ ...shapeStep, layer: 8 }] }), /asks in step 1/],
  [
    "a network too large for its picture",
    lab({ steps: [{ ...shapeStep, options: { convolutions: 3, kernelSize: 5 } }] }),
    /asks in step 1/,
  ],
  ["far too much", lab({ intro: "a".repeat(300_000) }), /too large/],
] as const)("a file of %s is refused with a sentence, and nothing is kept", async (_, content, sentence) => {
  const { page, uncaught } = await visit({ path: "#/explore/assignments" });
  await page
    .getByLabel("Open a file", { exact: true })
    .setInputFiles({ name: "week.json", mimeType: "application/json", buffer: Buffer.from(content) });
  await problemsOf(page).getByText(sentence).waitFor();
  await eventually(async () =>
    expect(await page.getByRole("list").filter({ visible: true }).getByRole("link").count()).toBe(2),
  );
  expect(uncaught).toEqual([]);
});

test("marks that turn text around and tags are shown as text that does no harm", async () => {
  const { page } = await visit({ path: "#/explore/assignments" });
  const title = "<b>Bold</b> \u202eesrever\u200b";
  await page
    .getByLabel("Open a file", { exact: true })
    .setInputFiles({ name: "week.json", mimeType: "application/json", buffer: Buffer.from(lab({ title })) });
  const heading = page.getByRole("heading", { level: 2 }).filter({ visible: true });
  await eventually(async () => expect(await heading.first().textContent()).toBe("<b>Bold</b> esrever"));
});
