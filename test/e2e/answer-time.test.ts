import { classify, visit } from "./support/visit";

test("the time beside an answer is the one in the sheets behind it, and the sum of its parts", async () => {
  const { page } = await visit();
  await classify(page, "T-shirt");
  const chip = page.getByRole("button", { name: /^Computed with/ });
  const told = await chip.locator("span").last().textContent();
  const sheet = page.getByRole("dialog");
  const sum = sheet.locator(".sum");
  await chip.click();
  expect(await sum.textContent()).toBe(`From picture to answer${told}`);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "What the network sees" }).click();
  expect(await sum.textContent()).toBe(`From picture to answer${told}`);
});
