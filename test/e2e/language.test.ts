import type { Page } from "playwright-core";
import { faultsOf } from "../../harness/accessibility/axe";
import { giveFiles, type Visit, visit } from "./support/visit";

/** Opens the app in a browser whose owner reads one language. */
const visitIn = (locale: string): Promise<Visit> => visit({ locale, bypassCSP: true });

const languageOf = (page: Page) => page.locator("html").getAttribute("lang");

/** The places of the bar in German, and the heading of each. */
const PLACES = [
  ["Fotos", "Fotos"],
  ["Trainieren", "Trainieren"],
  ["Verstehen", "Verstehen"],
  ["Messen", "Messen"],
  ["Erkennen", "Erkennen"],
] as const;

test("in a German browser all places are German", async () => {
  const { page, uncaught } = await visitIn("de-DE");
  await page.getByText("Kamera öffnen").waitFor();
  await page.getByText("Fotos wählen").waitFor();
  expect(await languageOf(page)).toBe("de");
  for (const [place, heading] of PLACES) {
    await page.getByRole("navigation", { name: "Bereiche" }).getByRole("link", { name: place }).click();
    await page.getByRole("heading", { name: heading, exact: true, level: 1 }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }
  expect(uncaught).toEqual([]);
});

test("in a German browser a drawing is answered, and a wrong file refused, in German", async () => {
  const { page, uncaught } = await visitIn("de-DE");
  await page.getByRole("button", { name: "Zeichnung erkennen: Hose" }).click();
  const answer = page.getByRole("region", { name: "Antwort" });
  await answer.getByRole("heading", { name: /^Hose/ }).waitFor();
  await page.getByRole("button", { name: "In „Hose“ behalten" }).waitFor();
  await giveFiles(page, { name: "worte.jpg", content: "Das sind Worte." });
  await page.getByRole("alert").filter({ hasText: "worte.jpg: Diese Datei ist kein Bild." }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  for (const name of [/^Berechnet mit/, /^Was das Netz sieht/]) {
    await page.getByRole("button", { name }).click();
    await page.getByRole("button", { name: "Schließen", exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
  expect(uncaught).toEqual([]);
});

test("in a browser whose language there is not, the app speaks English", async () => {
  const { page } = await visitIn("fr-FR");
  await page.getByText("Use the camera").waitFor();
  expect(await languageOf(page)).toBe("en");
  await page.getByRole("button", { name: "drawing of a Trouser" }).click();
  await page.getByRole("heading", { name: /^Trouser/ }).waitFor();
});
