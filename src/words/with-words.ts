import { wordsReady } from "./translatable";

/** Awaits a lazily loaded part, and then its words in the current language. */
export async function withWords<Part>(loading: Promise<Part>): Promise<Part> {
  const part = await loading;
  await wordsReady();
  return part;
}
