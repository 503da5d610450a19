import type { Page } from "playwright-core";
import { writeLink } from "../../src/results/link";
import { writePhotos } from "../many-photos";
import { thoroughResult } from "../states/props/bench-results";
import { datasetStatus, exerciseRows, trainProgress } from "../states/props/training";
import type { Stage } from "../states/stage";
import type { Scene, ViewName } from "../states/state";
import { openTheatre } from "../states/theatre";
import { slowDown } from "./cold-start";
import type { Finding } from "./finding";

/** The limit from a touch, a click or a key to the frame that shows its effect. */
const LIMIT_MS = 100;

const SLOWDOWN = 4;

/** Photos in the collection that is browsed. */
const PHOTOS = 300;

declare global {
  /** The interactions so far: their duration and what they were. The browser does not report shorter ones. */
  var slowest: { readonly ms: number; readonly what: string }[] | undefined;
}

/** How often each view is walked through. The median of the walks' slowest interactions counts. */
const WALKS_EACH = 3;

type Slowest = NonNullable<typeof globalThis.slowest>;

/** Measures the slowest interaction of every view, with the CPU slowed down four times. */
export async function measureInteractions(): Promise<readonly Finding[]> {
  const theatre = await openTheatre();
  const findings: Finding[] = [];
  try {
    for (const { view, ...walk } of WALKS) {
      const walked: Slowest[] = [];
      const states = [{ name: "walked through", prepare: (stage: Stage) => walkThrough(stage, walk.act) }];
      for (let i = 0; i < WALKS_EACH; i++) {
        await theatre.play({ path: QUICKLY, ...walk, view, states }, async (_, page) => {
          const slowest = (await page.evaluate(() => globalThis.slowest)) ?? [];
          walked.push(slowest.toSorted((a, b) => b.ms - a.ms));
        });
      }
      walked.sort(([a], [b]) => (a?.ms ?? 0) - (b?.ms ?? 0));
      findings.push(findingOf(view, walked[Math.floor(WALKS_EACH / 2)]!));
    }
  } finally {
    await theatre.close();
  }
  return findings;
}

const findingOf = (view: ViewName, slowest: Slowest): Finding => ({
  what: `interaction to next paint, CPU slowed four times: ${view}`,
  figure: slowest[0]?.ms ?? 0,
  unit: "ms",
  limit: LIMIT_MS,
  details: slowest.slice(0, 5).map(({ ms, what }) => `${ms} ms: ${what}`),
});

async function walkThrough(stage: Stage, act: Walk["act"]): Promise<void> {
  const { page } = stage;
  await page.evaluate(() => {
    const slowest: { ms: number; what: string }[] = [];
    globalThis.slowest = slowest;
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { duration: ms, name, target } = entry;
        const { interactionId } = entry as PerformanceEventTiming & { interactionId: number };
        const parts = [entry.processingStart - entry.startTime, entry.processingEnd - entry.processingStart];
        const [waited, worked] = parts.map(Math.round);
        const element = (target as Element | null)?.outerHTML.slice(0, 100);
        const what = `${name}, ${waited} ms before its handlers and ${worked} ms in them, on ${element}`;
        if (interactionId > 0) slowest.push({ ms, what });
      }
    });
    watch.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  await slowDown(page, SLOWDOWN);
  await act(stage);
  // The browser reports the last interaction only after its frame.
  await page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  });
  await slowDown(page, 1);
}

interface Walk extends Omit<Scene, "states"> {
  readonly view: ViewName;
  act(stage: Stage): Promise<unknown>;
}

const QUICKLY = "?backend=wasm-simd";

const click = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

const closeSheet = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

async function answer(page: Page, title: string): Promise<void> {
  await click(page, `drawing of a ${title}`);
  await page.getByRole("heading", { name: new RegExp(`^${title}`) }).waitFor();
}

async function classify({ page }: Stage): Promise<void> {
  for (const title of ["T-shirt", "Dress", "Trouser"]) await answer(page, title);
  for (const opener of [/^Computed with/, "What the network sees", "Not right?"]) {
    await click(page, opener);
    await closeSheet(page);
  }
  await click(page, "Keep it in Trouser");
  await page.getByText("Kept in Trouser.").waitFor();
  await click(page, "Undo");
  await page.getByRole("region", { name: "Pictures so far" }).getByRole("button").nth(1).click();
  await page.keyboard.press("Tab");
}

async function bringPhotos({ page, server }: Stage): Promise<void> {
  await page.goto(`${server.url}${QUICKLY}#/photos`);
  await page.getByText(/^No photos yet/).waitFor();
  await writePhotos(page, PHOTOS);
  await page.goto("about:blank");
}

async function photos({ page }: Stage): Promise<void> {
  const tile = (i: number) => page.locator(".photo-grid button").nth(i);
  await tile(0).locator("img").waitFor();
  const rail = page.getByRole("navigation", { name: "Classes" });
  for (const name of [/^Coat/, /^All photos/]) await rail.getByRole("button", { name }).click();
  await tile(0).click();
  await closeSheet(page);
  await click(page, "Select");
  for (const i of [0, 1, 2]) await tile(i).click();
  const selection = page.getByRole("region", { name: "Selected photos" });
  await selection.getByRole("button", { name: "All" }).click();
  await selection.getByRole("button", { name: "Move" }).click();
  await closeSheet(page);
  await selection.getByRole("button", { name: "Done" }).click();
  await click(page, "New class");
  // Inserted as by a phone's keyboard. For single keys in a field that disappears, Chromium reports the frame too late.
  await page.keyboard.insertText("Beret");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Beret", exact: true }).waitFor();
  await page.getByRole("link", { name: "Models" }).click();
  await click(page, "Compare");
  await closeSheet(page);
}

async function train(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByLabel("Epochs").click();
  await page.keyboard.type("0");
  await page.getByLabel("Stop when it no longer improves").click();
  await stage.hold("train", ...trainProgress());
  await click(page, "Train");
  await page.getByText(/^epoch 9/).waitFor();
  await click(page, "Pause");
}

async function explore(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByRole("row", { name: "Total" }).waitFor();
  for (const i of [2, 3]) await page.locator(".layers tbody button").nth(i).click();
  await page.getByRole("link", { name: "Activations", exact: true }).click();
  await page.getByText(/^Made from/).waitFor();
  await page.locator(".glance button").nth(40).click();
  await page.locator(".lab button").nth(2).click();
  await page.locator(".marked").first().click();
  await page.getByLabel(/^Row, 0 to/).click();
  await page.keyboard.press("ArrowUp");
  await page.getByRole("link", { name: "Filters" }).click();
  await page.getByRole("img", { name: /^Filtered/ }).waitFor();
  await page.getByLabel("Row 1, column 1").click();
  await page.keyboard.type("4");
  await page.getByRole("link", { name: "Exercises" }).click();
  await page.getByRole("region", { name: "Side by side" }).waitFor();
  await page.locator(".experiments tbody button").first().click();
  await click(page, "Keras code");
  await closeSheet(page);
}

async function benchmark({ page }: Stage): Promise<void> {
  await page.getByText("Opened one result.").waitFor();
  for (const name of ["Batch", "Train", "Thorough"])
    await page.getByText(name, { exact: true }).first().click();
  for (const hasText of ["All figures", "Where the time goes", "What a result says"]) {
    await page.locator("summary", { hasText }).click();
  }
  await click(page, "Share result");
  await page.getByRole("img", { name: "QR code of the link" }).waitFor();
  await closeSheet(page);
}

/** Goes from view to view, once the app has started, that is, once it answers. */
async function shell({ page }: Stage): Promise<void> {
  await answer(page, "Dress");
  for (const name of ["Photos", "Train", "Explore", "Benchmark", "Classify", "Photos", "Explore"]) {
    await page.getByRole("link", { name, exact: true }).last().click();
    await page.locator("h1:focus").filter({ hasText: name }).waitFor();
  }
}

const WALKS: readonly Walk[] = [
  { view: "classify", act: classify },
  { view: "photos", path: `${QUICKLY}#/photos`, before: bringPhotos, act: photos },
  {
    view: "train",
    path: `${QUICKLY}#/train`,
    before: (stage) => stage.answer("datasetStatus", datasetStatus(1)),
    act: train,
  },
  {
    view: "explore",
    path: `${QUICKLY}#/explore/layers`,
    before: (stage) => stage.answer("listExercises", exerciseRows()),
    act: explore,
  },
  { view: "benchmark", path: `${QUICKLY}${writeLink(thoroughResult(1))}`, act: benchmark },
  { view: "shell", act: shell },
];
