import type { Locator } from "playwright-core";
import type { DrivenApp } from "../../harness/app";
import type { BackendName } from "../../src/contract";
import { openApp } from "./support/driven-app";
import { eventually } from "./support/eventually";
import { visit } from "./support/visit";

const textOf = async (within: Locator, pattern: RegExp) =>
  (await within.getByText(pattern).first().textContent()) ?? "";

test("one picture teaches the network step by step, a rate that is too large breaks it, and reset is a tap", async () => {
  const { page, uncaught } = await visit({ path: "#/explore/activations?layer=3&filter=17&image=23" });
  const card = page.getByRole("region", { name: "One training step, slowly" });
  const ankleBoot = card.getByRole("row", { name: /^Ankle boot/ });
  await ankleBoot.waitFor();
  await eventually(async () =>
    expect(await card.getByRole("combobox", { name: "The picture shows" }).inputValue()).toBe("ankle-boot"),
  );
  await card.getByText(/^Max pool 2×2, channel \d+: \d+ of 676 values learn\.$/).waitFor();
  await card.getByText(/^Max pool 2×2, channel \d+: \d+ of 121 values learn\.$/).waitFor();

  const losses = async () =>
    (await textOf(card, /^The network gives Ankle boot/)).match(/\d\.\d{3}/g)!.map(Number);
  const [first, afterOne] = await losses();
  expect(afterOne).toBeLessThan(first!);
  await card.getByRole("button", { name: "Ten steps" }).click();
  await card.getByRole("img", { name: /^Loss by step: .*after 11$/ }).waitFor();
  expect((await losses())[1]).toBeLessThan(afterOne!);

  await card.getByRole("slider", { name: "Learning rate" }).fill("8");
  await card.getByText("has forgotten the others").waitFor();
  const others = await textOf(card, /^Of 100 other pictures/);
  const [, right = 0, still = 0] = others.match(/\d+/g)!.map(Number);
  expect(right).toBeGreaterThan(85);
  expect(still).toBeLessThan(30);
  await card.getByRole("button", { name: "Reset" }).click();
  await card.getByText(/After 1 step it is/).waitFor();
  expect(await losses()).toEqual([first, afterOne]);
  expect(uncaught).toEqual([]);
});

/** What a step on one picture is told to do to a model, by a backend. */
const stepOn = (app: DrivenApp, model: string, picked: BackendName) =>
  app.page.evaluate(
    async ([model, picked]) => {
      const { client } = globalThis.driver!;
      await client.call("chooseBackend", { purpose: "classify", reports: [], picked });
      const canvas = new OffscreenCanvas(60, 60);
      const context = canvas.getContext("2d")!;
      context.fillStyle = "#ddd";
      context.fillRect(0, 0, 60, 60);
      context.fillStyle = "#246";
      context.fillRect(20, 8, 22, 40);
      const image = { kind: "blob", blob: await canvas.convertToBlob() } as const;
      const picture = { kind: "image", image } as const;
      const { input, answers } = await client.call("activations", { model, picture });
      const { layers } = await client.call("explainNetwork", { kind: "model", name: model });
      const { name: layer } = layers.find(({ kind }) => kind === "Conv2D")!;
      const { label } = answers.at(-1)!;
      const request = { model, input, label, learningRate: 0.01, steps: 1, layer, filter: 3 };
      const { losses, filter, poolings } = await client.call("trainingSteps", request);
      const told: Record<string, readonly number[]> = {
        losses,
        gradient: [...filter!.gradient],
        after: [...filter!.after],
        ...Object.fromEntries(poolings.map(({ name, gradient }) => [name, [...gradient]])),
      };
      const { backend } = await client.call("classify", { image });
      return { told, backend: backend.backend };
    },
    [model, picked] as const,
  );

/** How far gradients may lie apart, relative to the largest: sums of floats in other orders. */
const TOLERANCE = 1e-3;

/** Compares what both backends tell of a step on a model. */
async function expectAlike(app: DrivenApp, model: string): Promise<void> {
  const expected = await stepOn(app, model, "cpu");
  const shown = await stepOn(app, model, "wasm-simd");
  expect([expected.backend, shown.backend]).toEqual(["cpu", "wasm-simd"]);
  expect(Object.keys(shown.told)).toEqual(Object.keys(expected.told));
  for (const [name, values] of Object.entries(expected.told)) {
    const largest = Math.max(...values.map(Math.abs));
    const apart = Math.max(...values.map((value, i) => Math.abs(value - shown.told[name]![i]!)));
    expect([model, name, largest > 0]).toEqual([model, name, true]);
    const verdict = apart / largest < TOLERANCE ? "alike" : apart / largest;
    expect([model, name, verdict]).toEqual([model, name, "alike"]);
  }
}

test("the gradients shown are alike on cpu and on what trains, of the app's own network and of one trained in the app", async () => {
  const app = await openApp();
  try {
    await app.call("start", { appVersion: "test", backend: "wasm-simd" });
    await expectAlike(app, "fashion-mnist");
    await app.call("keepSample", undefined);
    const { run } = await app.call("train", {
      settings: {
        architecture: "cnn",
        options: { filters: 16 },
        images: 100,
        epochs: 1,
        batchSize: 30,
        learningRate: 0.001,
        seed: 2,
        fromSample: true,
      },
      backend: "wasm-simd",
    });
    await app.call("keepRun", { run, name: "own", title: "Own" });
    await expectAlike(app, "own");
  } finally {
    await app.close();
  }
});
