import { LONGEST_TEXT } from "../../../contract";
import { assignmentWords } from "../../../words/assignments";

export interface TypedFieldProps {
  readonly text: string;
  readonly onType: (text: string) => void;
}

export function WordsField({ text, onType }: TypedFieldProps) {
  return (
    <label class="field">
      {assignmentWords.yourAnswer}
      <textarea
        rows={4}
        maxLength={LONGEST_TEXT.lines}
        value={text}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </label>
  );
}
