/** Control characters, line ends, zero-width characters and direction marks, which do not belong in a name. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

export const hasUnseen = (text: string) => UNSEEN.test(text);

/** Replaces each such character in a text with `instead`, or removes it. */
export const withoutUnseen = (text: string, instead = "") => text.replace(new RegExp(UNSEEN, "gu"), instead);
