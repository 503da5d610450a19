import type { FilterPreset, FilterSize, PictureFilter } from "../../../contract";
import { readNumber } from "../../../words/typed-number";
import type { ExploreState } from "../state";

/** The fields of a filter, as typed. */
export interface TypedFilter {
  readonly weights: readonly string[];
  readonly weight: string;
  readonly bias: string;
}

type Chosen = Pick<ExploreState, "preset" | "weights" | "weight" | "bias">;

/** What stands in the fields: one's own numbers, or the preset's. Undefined for a median, which has none. */
export function typedFilter(
  { weights, weight, bias }: Chosen,
  preset: FilterPreset | undefined,
): TypedFilter | undefined {
  if (weights) return { weights, weight, bias };
  const filter = preset?.filter;
  if (filter?.kind !== "weights") return undefined;
  return {
    weights: filter.weights.map(String),
    weight: formatWeight(filter.weight),
    bias: formatWeight(filter.bias),
  };
}

/** The filter to compute with; undefined while a field holds no number. */
export function readFilter(
  typed: TypedFilter | undefined,
  preset: FilterPreset | undefined,
): PictureFilter | undefined {
  if (!typed) return preset?.filter;
  const weights = typed.weights.map(readNumber);
  const [weight = Number.NaN, bias = Number.NaN] = [typed.weight, typed.bias].map(readNumber);
  if (![...weights, weight, bias].every(Number.isFinite)) return undefined;
  return { kind: "weights", size: sizeOf(typed), weights, weight, bias };
}

export const sizeOf = ({ weights }: TypedFilter): FilterSize => (weights.length === 25 ? 5 : 3);

/** The same filter in the middle of a larger one, or the middle of a larger one. */
export function resize(typed: TypedFilter, size: FilterSize): TypedFilter {
  const now = sizeOf(typed);
  const shift = (size - now) / 2;
  const weights = Array.from({ length: size * size }, (_, i) => {
    const [row, column] = [Math.floor(i / size) - shift, (i % size) - shift];
    const inside = row >= 0 && row < now && column >= 0 && column < now;
    return inside ? typed.weights[row * now + column]! : "0";
  });
  return { ...typed, weights };
}

/** `1/9` rather than 0.1111111111111111. */
export function formatWeight(value: number): string {
  const below = Math.round(1 / value);
  return Math.abs(value) < 1 && value !== 0 && 1 / below === value ? `1/${below}` : String(value);
}
