import type { LearnSettings } from "../../../contract";
import { modelWords } from "../../../words/models";
import { language } from "../../../words/translatable";

interface AdvancedSettingsProps {
  /** Those chosen by the owner; the others are chosen by what there is to learn. */
  readonly settings: Partial<LearnSettings>;
  readonly onChange: (settings: Partial<LearnSettings>) => void;
}

const FIELDS: readonly {
  readonly name: keyof LearnSettings;
  readonly least: number;
  readonly most: number;
  readonly step: string;
}[] = [
  { name: "steps", least: 50, most: 2000, step: "1" },
  { name: "learningRate", least: 0.00001, most: 0.1, step: "any" },
  { name: "newShare", least: 0.05, most: 0.95, step: "any" },
  { name: "views", least: 1, most: 64, step: "1" },
  { name: "seed", least: 0, most: 1_000_000, step: "1" },
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
      <summary>{modelWords.settings}</summary>
      <div class="fields">
        {FIELDS.map(({ name, least, most, step }) => (
          <label key={name}>
            <span>
              {modelWords.settingNames[name]}
              <span class="quiet number"> {modelWords.range(written(least), written(most))}</span>
            </span>
            <input
              type="number"
              inputMode="decimal"
              min={least}
              max={most}
              step={step}
              placeholder={modelWords.automatic}
              onInput={({ currentTarget }) => change(name, currentTarget)}
            />
          </label>
        ))}
      </div>
    </details>
  );
}

const written = (value: number) => value.toLocaleString(language(), { maximumFractionDigits: 5 });
