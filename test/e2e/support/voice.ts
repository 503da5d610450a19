import type { Page } from "playwright-core";

/** A sentence as it was handed to the browser. */
export interface SpokenSentence {
  readonly text: string;
  /** The voice's name. */
  readonly voice: string | undefined;
  /** Whether it was broken off. */
  readonly isSilenced: boolean;
}

declare global {
  /** What the browser was given to say so far, without what was empty. */
  var spokenWords: SpokenSentence[] | undefined;
  /** Ends what is being said. */
  var endWords: (() => void) | undefined;
  /** How many sentences were refused since nobody had touched the page. */
  var refusedWords: number | undefined;
}

export interface ListedVoice {
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
}

/** Voices as a browser lists them: those of a server first. */
export const VOICES: readonly ListedVoice[] = [
  { name: "Google Deutsch", lang: "de-DE", localService: false },
  { name: "Google US English", lang: "en-US", localService: false },
  { name: "Samantha", lang: "en-US", localService: true },
  { name: "Anna", lang: "de-DE", localService: true },
];

/**
 * Records what is handed to `speechSynthesis`: headless Chromium has no voices. A sentence lasts until
 * `waitForVoice` heard it, or until it is broken off. `untouched` refuses to speak until the page is touched, as browsers do.
 */
export async function listenToVoice(
  page: Page,
  voices: readonly ListedVoice[],
  from: "start" | "untouched" = "start",
): Promise<void> {
  await page.addInitScript(
    ([voices, from]) => {
      globalThis.spokenWords = [];
      globalThis.refusedWords = 0;
      let isTouched = from === "start";
      addEventListener("pointerdown", () => (isTouched = true), { capture: true });
      let current: { at: number } | undefined;
      const voiceOf = new WeakMap<SpeechSynthesisUtterance, ListedVoice>();
      // Chromium takes none but voices of its own.
      Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {
        get(this: SpeechSynthesisUtterance) {
          return voiceOf.get(this) ?? null;
        },
        set(this: SpeechSynthesisUtterance, voice: ListedVoice) {
          voiceOf.set(this, voice);
        },
      });
      Object.assign(speechSynthesis, {
        getVoices: () => voices,
        speak(utterance: SpeechSynthesisUtterance) {
          if (!isTouched) {
            globalThis.refusedWords!++;
            utterance.onerror?.({ error: "not-allowed" } as SpeechSynthesisErrorEvent);
            return;
          }
          if (!utterance.text) return;
          const { text } = utterance;
          const spoken = { text, voice: voiceOf.get(utterance)?.name, isSilenced: false };
          const at = globalThis.spokenWords!.push(spoken) - 1;
          current = { at };
          globalThis.endWords = () => utterance.onend?.({} as SpeechSynthesisEvent);
        },
        cancel() {
          if (!current) return;
          const { at } = current;
          globalThis.spokenWords![at] = { ...globalThis.spokenWords![at]!, isSilenced: true };
          current = undefined;
        },
      });
    },
    [voices, from] as const,
  );
}

export const voiced = (page: Page) => page.evaluate(() => globalThis.spokenWords ?? []);

/** Waits until something is said that is like this, and lets it end. */
export async function waitForVoice(page: Page, text: RegExp): Promise<SpokenSentence> {
  const said = await page.waitForFunction(
    ([source, flags]) => globalThis.spokenWords?.find(({ text }) => new RegExp(source, flags).test(text)),
    [text.source, text.flags] as const,
  );
  await page.evaluate(() => globalThis.endWords?.());
  return (await said.jsonValue()) as SpokenSentence;
}
