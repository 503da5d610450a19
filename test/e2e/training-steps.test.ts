import type { Locator } from "playwright-core";
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
