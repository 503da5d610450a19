import { wordsReady } from "./translatable";

/** A part that is loaded when it is first needed, once what it says is there in the language spoken. */
export async function withWords<Part>(loading: Promise<Part>): Promise<Part> {
  const part = await loading;
  await wordsReady();
  return part;
}
