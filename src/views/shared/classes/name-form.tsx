import { useEffect, useRef, useState } from "preact/hooks";
import { sentenceOf } from "../sentence-of";
import "./class-picker.css";

interface NameFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial?: string;
  /** Rejects with a HangerError where the name cannot be had; the form then stays. */
  readonly onName: (name: string) => Promise<unknown>;
}

/** Asks for the name of a class. Which names there may be is the worker's to say. */
export function NameForm({ label, action, initial = "", onName }: NameFormProps) {
  const [name, setName] = useState(initial);
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      await onName(name);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <form class="name-form" onSubmit={(event) => void submit(event)}>
      <input
        ref={input}
        class="field"
        aria-label={label}
        placeholder={label}
        aria-invalid={problem !== undefined}
        autocomplete="off"
        enterkeyhint="done"
        value={name}
        onInput={({ currentTarget }) => {
          setName(currentTarget.value);
          setProblem(undefined);
        }}
      />
      <button class="button main" type="submit">
        {action}
      </button>
      {problem && (
        <p class="problem-line" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
