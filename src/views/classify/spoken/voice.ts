/** Browsers list their voices late; one that lists none by then has none. Milliseconds. */
const VOICES_MS = 1500;

/**
 * The browser's own voice for a language: one that works without a network, of the reader's region where there is one.
 * Undefined where there is none: other voices send what they say to a server.
 * @param locale BCP 47, such as `de-CH`
 */
export function pickVoice(
  voices: readonly SpeechSynthesisVoice[],
  locale: string,
): SpeechSynthesisVoice | undefined {
  // Android writes `de_CH`.
  const tagOf = ({ lang }: SpeechSynthesisVoice) => lang.replace("_", "-").toLowerCase();
  const [language] = locale.toLowerCase().split("-");
  const own = voices.filter((voice) => voice.localService && tagOf(voice).split("-")[0] === language);
  return (
    own.find((voice) => tagOf(voice) === locale.toLowerCase()) ?? own.find((voice) => voice.default) ?? own[0]
  );
}

/**
 * Says sentences with the browser's voice, one at a time: a new one takes the place of the one that is being said.
 *
 *     silent -- say --> speaking -- end, stop --> silent
 *                          |
 *                          +-- not allowed before a touch or a key --> waiting -- touch, key --> speaking
 */
export class Voice {
  /** Held while it is said: Chromium forgets the events of one that nothing refers to. */
  private said: SpeechSynthesisUtterance | undefined;
  private waiting: string | undefined;
  private readonly ending = new AbortController();

  /** The voice for a language; undefined where the browser has none that works without a network. */
  static async find(locale: string): Promise<Voice | undefined> {
    const synthesis = globalThis.speechSynthesis;
    if (!synthesis) return undefined;
    const voice = () => pickVoice(synthesis.getVoices(), locale);
    if (!voice()) {
      await new Promise((resolve) => {
        synthesis.addEventListener("voiceschanged", resolve, { once: true });
        setTimeout(resolve, VOICES_MS);
      });
    }
    const found = voice();
    return found && new Voice(synthesis, found);
  }

  private constructor(
    private readonly synthesis: SpeechSynthesis,
    private readonly voice: SpeechSynthesisVoice,
  ) {
    // Whoever touches the screen or presses a key wants to go on, as screen readers have it.
    const { signal } = this.ending;
    const onTouch = () => {
      const { waiting } = this;
      this.stop();
      if (waiting !== undefined) this.say(waiting);
    };
    for (const touch of ["pointerdown", "keydown"])
      document.addEventListener(touch, onTouch, { capture: true, signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.stop(), { signal });
  }

  get isSpeaking(): boolean {
    return this.said !== undefined;
  }

  say(sentence: string): void {
    this.stop();
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = this.voice;
    utterance.lang = this.voice.lang;
    this.said = utterance;
    const end = () => {
      if (this.said === utterance) this.said = undefined;
    };
    utterance.onend = end;
    utterance.onerror = ({ error }) => {
      if (error === "not-allowed" && this.said === utterance) this.waiting = sentence;
      end();
    };
    this.synthesis.speak(utterance);
  }

  stop(): void {
    this.waiting = undefined;
    if (!this.said) return;
    this.said = undefined;
    this.synthesis.cancel();
  }

  /** Falls silent for good. */
  close(): void {
    this.stop();
    this.ending.abort();
  }
}
