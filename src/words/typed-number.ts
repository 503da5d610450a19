/** A decimal number or a fraction such as `1/9`; NaN for anything else. */
export function readNumber(text: string): number {
  const [above, below, ...more] = text.replaceAll("−", "-").split("/").map(readDecimal);
  if (above === undefined || more.length > 0) return Number.NaN;
  return below === undefined ? above : above / below;
}

const readDecimal = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));
