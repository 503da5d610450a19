/** The languages of the app. English is built in; the others are loaded when they are needed. */
export const LANGUAGES = ["en", "de"] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * The first of the preferred languages that the app has, or English.
 * @param wished BCP 47 tags, most preferred first, as in `navigator.languages`
 */
export function chooseLanguage(wished: readonly string[]): Language {
  const spoken = wished.map((tag) => tag.toLowerCase().split("-")[0]);
  return LANGUAGES.find((language) => language === spoken.find(isSpoken)) ?? "en";
}

function isSpoken(tag: string | undefined): boolean {
  return (LANGUAGES as readonly (string | undefined)[]).includes(tag);
}
