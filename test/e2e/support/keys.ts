import type { Page } from "playwright-core";

/** More stops than any view has, but for the photos themselves. */
const MOST_STOPS = 120;

/** What the focus is on, by its name. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const [label] = (element as HTMLInputElement).labels ?? [];
    const drawn = element.querySelector("[role=img]")?.getAttribute("aria-label");
    const text =
      element.getAttribute("aria-label") ?? label?.textContent ?? drawn ?? element.textContent ?? "";
    return text.replaceAll(/\s+/g, " ").trim();
  });
}

/** Goes on, stop by stop, until the focus is on what has this name. */
export async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const stops: string[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (typeof name === "string" ? stop === name : name.test(stop)) return;
    stops.push(stop);
  }
  throw new Error(`No stop is called ${name}; there are: ${[...new Set(stops)].join(" | ")}`);
}

/** Goes to what has this name, and presses a key there. */
export async function press(page: Page, name: string | RegExp, key = "Enter"): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

/** Types into the field that comes up. */
export async function typeThere(page: Page, text: string): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.localName === "input");
  await page.keyboard.type(text);
}

/** Once a sheet is not only closed, which takes it from the roles, but the app knows of it and has taken it away. */
export function sheetGone(page: Page): Promise<void> {
  return page.locator("dialog").waitFor({ state: "detached" });
}

/** Opens a sheet with the keyboard, closes it, and finds the focus where it was. */
export async function openAndClose(
  page: Page,
  opener: string | RegExp,
  title: string | RegExp,
): Promise<void> {
  await press(page, opener);
  const sheet = page.getByRole("dialog", { name: title });
  await sheet.waitFor();
  await page.waitForFunction(() => document.activeElement?.closest("dialog") !== null);
  await page.keyboard.press("Escape");
  await sheetGone(page);
  const name = await focused(page);
  expect([name, typeof opener === "string" ? name === opener : opener.test(name)]).toEqual([name, true]);
}
