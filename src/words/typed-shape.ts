/** A point, comma, space or apostrophe between the digits of a number and three more: `36,928`, `36.928`, `36 928`. */
const GROUPS = /(?<=\d)[.,\s'’](?=\d{3}(?!\d))/g;

const numbersIn = (text: string) => (text.match(/\d+/g) ?? []).map(Number);

/**
 * Whether a text names a shape, however it is written: `26x26x64`, `(26, 26, 64)`, `(None, 26, 26, 64)` as Keras prints it,
 * or `1,600`.
 */
export function isShape(text: string, shape: readonly number[]): boolean {
  return [text, text.replace(GROUPS, "")].some((reading) => {
    const numbers = numbersIn(reading);
    return numbers.length === shape.length && numbers.every((value, i) => value === shape[i]);
  });
}

/** Whether a text is that number, with or without marks between its thousands. */
export const isWholeNumber = (text: string, value: number) => isShape(text.replace(GROUPS, ""), [value]);
