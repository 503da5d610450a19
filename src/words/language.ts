/** The languages that Hanger speaks. English is always there; the others are loaded where they are wanted. */
export const LANGUAGES = ["en", "de"] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * The first language wished for that there is, or English.
 * @param wished BCP 47 tags, the dearest first, as `navigator.languages` has them
 */
export function chooseLanguage(wished: readonly string[]): Language {
  const spoken = wished.map((tag) => tag.toLowerCase().split("-")[0]);
  return LANGUAGES.find((language) => language === spoken.find(isSpoken)) ?? "en";
}

function isSpoken(tag: string | undefined): boolean {
  return (LANGUAGES as readonly (string | undefined)[]).includes(tag);
}
