/** Line ends and the like, and marks that turn the direction of what follows: no part of a name. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

export const hasUnseen = (text: string) => UNSEEN.test(text);

/** A text with something else, or nothing, in place of each such character. */
export const withoutUnseen = (text: string, instead = "") => text.replace(new RegExp(UNSEEN, "gu"), instead);
