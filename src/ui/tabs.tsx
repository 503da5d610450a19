import { useId } from "preact/hooks";
import "./tabs.css";

interface TabsProps<Value extends string> {
  /** What the tabs choose, for screen readers. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A choice of one from a few options, side by side. */
export function Tabs<Value extends string>({ label, options, value, onChange }: TabsProps<Value>) {
  const name = useId();
  return (
    <fieldset class="tabs">
      <legend class="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            class="unseen"
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.title}</span>
        </label>
      ))}
    </fieldset>
  );
}
