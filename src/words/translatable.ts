import type { Language } from "./language";

/** Loads the words of an area in the languages that are not built in. */
type Translations<Words> = Readonly<
  Record<Exclude<Language, "en">, () => Promise<{ readonly default: Words }>>
>;

let spoken: Language = "en";
const areas = new Set<(language: Language) => Promise<void>>();
const loading = new Set<Promise<void>>();

/** The current language of this thread. */
export const language = (): Language => spoken;

/** The language as the reader's region writes it, such as `en-GB` or `de-CH`: for numbers and dates. */
export const locale = (): string =>
  globalThis.navigator?.languages?.find((tag) => tag.toLowerCase().split("-")[0] === spoken) ?? spoken;

/**
 * The words of one area of the app. They are English until `speak` has loaded another language, so read them where they are
 * shown and store them nowhere. If a translation cannot be loaded, they stay English.
 */
export function translatable<Words extends object>(
  english: Words,
  translations: Translations<Words>,
): Readonly<Words> {
  const words = { ...english };
  const translate = async (language: Language) => {
    if (language === "en") return void Object.assign(words, english);
    const translated = await translations[language]().catch(() => undefined);
    if (translated && language === spoken) Object.assign(words, translated.default);
  };
  areas.add(translate);
  if (spoken !== "en") wait(translate(spoken));
  return words;
}

/** Changes the language of this thread. Resolves once all loaded areas have their words in it. */
export async function speak(language: Language): Promise<void> {
  spoken = language;
  for (const translate of areas) wait(translate(language));
  await wordsReady();
}

/** Resolves once areas that were loaded meanwhile have their words too. Await it before a view is first shown. */
export async function wordsReady(): Promise<void> {
  await Promise.all(loading);
}

function wait(translation: Promise<void>): void {
  loading.add(translation);
  void translation.finally(() => loading.delete(translation));
}
