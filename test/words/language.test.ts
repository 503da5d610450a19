import { chooseLanguage, LANGUAGES } from "../../src/words/language";
import { formatNumber } from "../../src/words/numbers";
import { words } from "../../src/words/shell";
import { language, speak } from "../../src/words/translatable";

afterEach(() => speak("en"));

test("the first language wished for that there is gets chosen, and English where there is none", () => {
  expect(chooseLanguage(["de-AT", "en"])).toBe("de");
  expect(chooseLanguage(["fr", "en-GB", "de"])).toBe("en");
  expect(chooseLanguage(["fr", "DE"])).toBe("de");
  expect(chooseLanguage(["fr"])).toBe("en");
  expect(chooseLanguage([])).toBe("en");
});

test("every area has other words in every language, and goes back to English", async () => {
  const english = { ...words };
  for (const each of LANGUAGES.filter((each) => each !== "en")) {
    await speak(each);
    expect(language()).toBe(each);
    expect(words.updateReady).not.toBe(english.updateReady);
  }
  await speak("en");
  expect(words).toEqual(english);
});

test("numbers are written as the language does", async () => {
  expect(formatNumber(60_000)).toBe("60,000");
  expect(formatNumber(0.5, 2)).toBe("0.50");
  await speak("de");
  expect(formatNumber(60_000)).toBe("60.000");
  expect(formatNumber(0.5, 2)).toBe("0,50");
});
