import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../ui/icon";
import { Note } from "../../ui/note";
import { answeredWords } from "../../words/answered";
import { withWords } from "../../words/with-words";
import { sentenceOf } from "../shared/sentence-of";
import { rememberSpoken, wasSpoken } from "../shared/spoken-setting";
import type { SpokenProps } from "./spoken";

interface SpokenButtonProps {
  readonly isSpoken: boolean;
  readonly onChange: (isSpoken: boolean) => void;
}

/** Switches spoken answers on and off, first of all in the view. They are on where they were on last time. */
export function SpokenButton({ isSpoken, onChange }: SpokenButtonProps) {
  useEffect(() => {
    if (wasSpoken()) onChange(true);
  }, []);
  const toggle = () => {
    // Safari lets a page speak later on once it has spoken while it was touched.
    if (!isSpoken) globalThis.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
    rememberSpoken(!isSpoken);
    onChange(!isSpoken);
  };
  return (
    <button
      class="round speaks"
      type="button"
      aria-label={answeredWords.speakAnswers}
      aria-pressed={isSpoken}
      onClick={toggle}
    >
      <Icon name="speaker" />
    </button>
  );
}

type SpokenPart = typeof import("./spoken");

/** What speaks; it is loaded when it is first wanted. */
export function SpokenAnswers(props: SpokenProps) {
  const [part, setPart] = useState<SpokenPart>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    void withWords(import(/* webpackChunkName: "view-spoken" */ "./spoken")).then(setPart, (error) =>
      setProblem(sentenceOf(error)),
    );
  }, []);
  if (problem) return <Note kind="problem">{problem}</Note>;
  return part ? <part.SpokenPanel {...props} /> : null;
}
