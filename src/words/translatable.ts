import type { Language } from "./language";

/** Where the words of an area are in the languages that are not built in. */
type Translations<Words> = Readonly<
  Record<Exclude<Language, "en">, () => Promise<{ readonly default: Words }>>
>;

let spoken: Language = "en";
const areas = new Set<(language: Language) => Promise<void>>();
const loading = new Set<Promise<void>>();

/** The language that is spoken in this thread. */
export const language = (): Language => spoken;

/**
 * The words of one area of the app: English until another language is spoken and loaded, so they are read where they are
 * shown and kept nowhere. A translation that cannot be loaded leaves them English.
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

/** Speaks another language from now on; resolves once the words of all areas that are loaded are there in it. */
export async function speak(language: Language): Promise<void> {
  spoken = language;
  for (const translate of areas) wait(translate(language));
  await wordsReady();
}

/** Resolves once the words of areas that were loaded meanwhile are there too: before a view is first shown. */
export async function wordsReady(): Promise<void> {
  await Promise.all(loading);
}

function wait(translation: Promise<void>): void {
  loading.add(translation);
  void translation.finally(() => loading.delete(translation));
}
