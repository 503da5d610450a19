import type { FilterSize } from "../../../contract";
import { resize, sizeOf, type TypedFilter } from "./typed-filter";

interface FilterEditorProps {
  readonly typed: TypedFilter;
  readonly onType: (typed: TypedFilter) => void;
}

const SIZES: readonly FilterSize[] = [3, 5];

/** The numbers of a filter, each in a field where it lies on the picture. */
export function FilterEditor({ typed, onType }: FilterEditorProps) {
  const size = sizeOf(typed);
  const set = (at: number, value: string) =>
    onType({ ...typed, weights: typed.weights.map((weight, i) => (i === at ? value : weight)) });
  return (
    <div class="editor">
      <fieldset class={`matrix size-${size}`}>
        <legend class="unseen">Weights of the filter, row by row</legend>
        {typed.weights.map((weight, i) => (
          <input
            key={i}
            class="number"
            inputMode="text"
            autocomplete="off"
            aria-label={`Row ${Math.floor(i / size) + 1}, column ${(i % size) + 1}`}
            value={weight}
            onInput={({ currentTarget }) => set(i, currentTarget.value.replaceAll(",", "."))}
          />
        ))}
      </fieldset>
      <div class="fields">
        <label class="field">
          Size
          <select
            value={size}
            onChange={({ currentTarget }) => onType(resize(typed, Number(currentTarget.value) as FilterSize))}
          >
            {SIZES.map((each) => (
              <option key={each} value={each} selected={each === size}>
                {each}x{each}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          Weight
          <input
            class="number"
            autocomplete="off"
            value={typed.weight}
            onInput={({ currentTarget }) => onType({ ...typed, weight: currentTarget.value })}
          />
        </label>
        <label class="field">
          Bias
          <input
            class="number"
            autocomplete="off"
            value={typed.bias}
            onInput={({ currentTarget }) => onType({ ...typed, bias: currentTarget.value })}
          />
        </label>
      </div>
      <p class="quiet">The products are added up, times the weight, plus the bias, and cut to 0..255.</p>
    </div>
  );
}
