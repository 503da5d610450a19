import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { locale } from "../../../words/translatable";
import { Voice } from "./voice";

export interface SaidSentence {
  readonly sentence: string;
  /** Counts what was said: the same sentence is another one when it is said again. */
  readonly count: number;
}

export interface UsedVoice {
  /** What was said last; in writing for whoever reads along, and for screen readers where the browser has no voice. */
  readonly said: SaidSentence;
  /** Undefined until it is known whether the browser has a voice; nothing is said before. */
  readonly hasVoice: boolean | undefined;
  isSpeaking(): boolean;
  say(sentence: string): void;
}

/** The browser's voice in the app's language. It is silent while `isShown` is false. */
export function useVoice(isShown: boolean): UsedVoice {
  const [said, setSaid] = useState<SaidSentence>({ sentence: "", count: 0 });
  const [hasVoice, setHasVoice] = useState<boolean>();
  const voice = useRef<Voice | undefined>(undefined);
  const isKnown = useRef(false);
  /** What is to be said once it is known. */
  const due = useRef("");

  const say = useCallback((sentence: string) => {
    due.current = sentence;
    if (!isKnown.current) return;
    setSaid(({ count }) => ({ sentence, count: count + 1 }));
    voice.current?.say(sentence);
  }, []);
  const isSpeaking = useCallback(() => voice.current?.isSpeaking === true, []);

  useEffect(() => {
    let isGone = false;
    void Voice.find(locale()).then((found) => {
      if (isGone) return found?.close();
      voice.current = found;
      isKnown.current = true;
      setHasVoice(found !== undefined);
      if (due.current) say(due.current);
    });
    return () => {
      isGone = true;
      voice.current?.close();
    };
  }, []);

  useEffect(() => {
    if (!isShown) voice.current?.stop();
  }, [isShown]);

  return { said, hasVoice, say, isSpeaking };
}
