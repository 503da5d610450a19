import type { LearnSettings } from "../../../contract";

interface AdvancedSettingsProps {
  /** Those chosen by the owner; the others are chosen by what there is to learn. */
  readonly settings: Partial<LearnSettings>;
  readonly onChange: (settings: Partial<LearnSettings>) => void;
}

const FIELDS: readonly {
  readonly name: keyof LearnSettings;
  readonly title: string;
  readonly least: number;
  readonly most: number;
  readonly step: string;
}[] = [
  { name: "steps", title: "Steps", least: 50, most: 2000, step: "1" },
  { name: "learningRate", title: "Learning rate", least: 0.00001, most: 0.1, step: "any" },
  { name: "newShare", title: "Share of your photos", least: 0.05, most: 0.95, step: "any" },
  { name: "views", title: "Views of each photo", least: 1, most: 64, step: "1" },
  { name: "seed", title: "Seed", least: 0, most: 1_000_000, step: "1" },
];

/** How to learn, for who wants to say; an empty field is chosen automatically. */
export function AdvancedSettings({ settings, onChange }: AdvancedSettingsProps) {
  const change = (name: keyof LearnSettings, input: HTMLInputElement) => {
    const { [name]: _, ...others } = settings;
    const isTold = input.value !== "" && input.checkValidity();
    onChange(isTold ? { ...others, [name]: input.valueAsNumber } : others);
  };
  return (
    <details>
      <summary>Settings</summary>
      <div class="fields">
        {FIELDS.map(({ name, title, least, most, step }) => (
          <label key={name}>
            <span>
              {title}
              <span class="quiet number">
                {" "}
                {least} to {most.toLocaleString("en")}
              </span>
            </span>
            <input
              type="number"
              inputMode="decimal"
              min={least}
              max={most}
              step={step}
              placeholder="automatic"
              onInput={({ currentTarget }) => change(name, currentTarget)}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
