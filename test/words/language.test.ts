import { readdirSync } from "node:fs";
import path from "node:path";
import { chooseLanguage, LANGUAGES, type Language } from "../../src/words/language";
import { formatDate, formatNumber, formatPercent } from "../../src/words/numbers";
import { shellWords } from "../../src/words/shell";
import { language, speak } from "../../src/words/translatable";

afterEach(() => speak("en"));

test("the first language wished for that there is gets chosen, and English where there is none", () => {
  expect(chooseLanguage(["de-AT", "en"])).toBe("de");
  expect(chooseLanguage(["fr", "en-GB", "de"])).toBe("en");
  expect(chooseLanguage(["fr", "DE"])).toBe("de");
  expect(chooseLanguage(["fr"])).toBe("en");
  expect(chooseLanguage([])).toBe("en");
});

const WORDS = path.join(__dirname, "../../src/words");

const AREAS = readdirSync(path.join(WORDS, "en")).map((file) => path.parse(file).name);

/** Every text of an area, and the source of those that are put together, by its name. */
async function textsOf(language: Language, area: string): Promise<ReadonlyMap<string, string>> {
  const { default: texts } = await import(path.join(WORDS, language, area));
  return new Map(textsIn(texts, ""));
}

const textsIn = (part: unknown, name: string): [string, string][] =>
  typeof part === "object" && part !== null
    ? Object.entries(part).flatMap(([key, inner]) => textsIn(inner, `${name}/${key}`))
    : [[name, String(part)]];

const TRANSLATED = LANGUAGES.filter((each) => each !== "en");

test.each(TRANSLATED.flatMap((language) => AREAS.map((area) => [language, area] as const)))(
  "in %s, the area %s says all that it does in English, and in other words",
  async (language, area) => {
    const [english, own] = [await textsOf("en", area), await textsOf(language, area)];
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    const same = [...own].filter(([name, text]) => english.get(name) === text);
    expect(same.length).toBeLessThan(own.size / 2);
  },
);

test("words that are loaded are those of the language spoken, and go back to English", async () => {
  const english = { ...shellWords };
  for (const each of TRANSLATED) {
    await speak(each);
    expect(language()).toBe(each);
    expect(shellWords.offlineReady).not.toBe(english.offlineReady);
  }
  await speak("en");
  expect(shellWords).toEqual(english);
});

test("numbers are written as the language does", async () => {
  expect(formatNumber(60_000)).toBe("60,000");
  expect(formatNumber(0.5, 2)).toBe("0.50");
  expect(formatNumber(-0.5, 2)).toBe("−0.50");
  await speak("de");
  expect(formatNumber(60_000)).toBe("60.000");
  expect(formatNumber(0.5, 2)).toBe("0,50");
});

const navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, "navigator");

/** Has the reader prefer these languages, as a browser tells. */
const prefer = (...languages: readonly string[]) =>
  Object.defineProperty(globalThis, "navigator", { value: { languages }, configurable: true });

afterEach(() => Object.defineProperty(globalThis, "navigator", navigatorBefore ?? { configurable: true }));

test("numbers, percentages and dates are written as the reader's region does", async () => {
  const moment = Date.UTC(2026, 10, 27, 12);
  const day = () => formatDate(moment, { dateStyle: "short", timeZone: "UTC" });
  prefer("fr-FR", "en-GB", "en-US");
  expect([formatPercent(0.94), day()]).toEqual(["94%", "27/11/2026"]);
  prefer("en-US");
  expect([formatPercent(0.945, 1), day()]).toEqual(["94.5%", "11/27/26"]);
  await speak("de");
  prefer("de-CH", "de");
  expect([formatNumber(60_000), formatPercent(0.94)]).toEqual([expect.stringMatching(/^60['’]000$/), "94%"]);
  prefer("de-DE");
  expect([formatNumber(60_000), formatPercent(0.94), day()]).toEqual(["60.000", "94\u00a0%", "27.11.26"]);
  // A language that is spoken though nobody asked for it is written as such.
  prefer("fr-FR");
  expect(formatNumber(60_000)).toBe("60.000");
});
