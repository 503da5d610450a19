import { faultsOf } from "../../harness/accessibility/axe";
import { thoroughResult } from "../../harness/states/props/bench-results";
import { writeLink } from "../../src/results/link";
import { answerOf, visit } from "./support/visit";

test.each(["light", "dark"] as const)("the %s interface has no fault that axe knows", async (colorScheme) => {
  const { page } = await visit({ colorScheme, bypassCSP: true });
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "drawing of a T-shirt" }).click();
  await answerOf(page).first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  for (const name of [/^Computed with/, /^What the network sees/]) {
    await page.getByRole("button", { name }).click();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test.each(["light", "dark"] as const)("the %s benchmark has no fault that axe knows", async (colorScheme) => {
  const { page } = await visit({
    path: writeLink(thoroughResult(1)),
    colorScheme,
    bypassCSP: true,
  });
  const link = writeLink(thoroughResult(2));
  await page.getByText("Opened one result.").waitFor();
  await page.evaluate((link) => {
    location.hash = link;
  }, link);
  await page.getByRole("heading", { name: "Side by side" }).waitFor();
  for (const details of ["All figures", "Where the time goes", "What a result says about the device"]) {
    await page.locator("summary", { hasText: details }).click();
  }
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Share result" }).click();
  await page.getByRole("img", { name: "QR code of the link" }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test("everything can be reached and used by keyboard", async () => {
  const { page } = await visit();
  const names: string[] = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        return (
          focused.getAttribute("aria-label") ??
          focused.closest("label")?.textContent ??
          focused.textContent ??
          ""
        );
      }),
    );
  }
  expect(names.slice(0, 2).map((name) => name.trim())).toEqual(["Use the camera", "Choose photos"]);
  expect(names[2]).toMatch(/drawing of a Trouser/);
  await page.getByRole("button", { name: "drawing of a Pullover" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Pullover/ }).waitFor();
});
