import { readdirSync } from "node:fs";
import path from "node:path";
import { chooseLanguage, LANGUAGES, type Language } from "../../src/words/language";
import { formatNumber } from "../../src/words/numbers";
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
  await speak("de");
  expect(formatNumber(60_000)).toBe("60.000");
  expect(formatNumber(0.5, 2)).toBe("0,50");
});
