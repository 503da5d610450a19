import type { FilterSize } from "../../../contract";
import { filterWords } from "../../../words/explore-filters";
import { asWritten, pointed } from "../../../words/typed-number";
import { shapeText } from "../layers/layer-title";
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
        <legend class="unseen">{filterWords.weightsByRow}</legend>
        {typed.weights.map((weight, i) => (
          <input
            key={i}
            class="number"
            inputMode="text"
            autocomplete="off"
            aria-label={filterWords.field(Math.floor(i / size) + 1, (i % size) + 1)}
            value={asWritten(weight)}
            onInput={({ currentTarget }) => set(i, pointed(currentTarget.value))}
          />
        ))}
      </fieldset>
      <div class="fields">
        <label class="field">
          {filterWords.size}
          <select
            value={size}
            onChange={({ currentTarget }) => onType(resize(typed, Number(currentTarget.value) as FilterSize))}
          >
            {SIZES.map((each) => (
              <option key={each} value={each} selected={each === size}>
                {shapeText([each, each])}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {filterWords.weight}
          <input
            class="number"
            autocomplete="off"
            value={asWritten(typed.weight)}
            onInput={({ currentTarget }) => onType({ ...typed, weight: pointed(currentTarget.value) })}
          />
        </label>
        <label class="field">
          {filterWords.bias}
          <input
            class="number"
            autocomplete="off"
            value={asWritten(typed.bias)}
            onInput={({ currentTarget }) => onType({ ...typed, bias: pointed(currentTarget.value) })}
          />
        </label>
      </div>
      <p class="quiet">{filterWords.sumOfProducts}</p>
    </div>
  );
}
