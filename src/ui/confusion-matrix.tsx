import "./confusion-matrix.css";

interface ConfusionMatrixProps {
  readonly caption: string;
  readonly names: readonly string[];
  /** `counts[i][j]`: how many pictures of `names[i]` were answered with `names[j]`. */
  readonly counts: readonly (readonly number[])[];
}

/** A confusion matrix as a table: the darker a cell, the larger its share of the row. */
export function ConfusionMatrix({ caption, names, counts }: ConfusionMatrixProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it
    <section class="confusion" aria-label={caption} tabIndex={0}>
      <table class="number">
        <caption class="quiet">{caption}</caption>
        <thead>
          <tr>
            <td />
            {names.map((name, i) => (
              <th key={name} scope="col" aria-label={name} title={name}>
                {i + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, i) => (
            <tr key={name}>
              <th scope="row">
                <span aria-hidden="true">{i + 1}</span> <span class="name">{name}</span>
              </th>
              {counts[i]!.map((count, j) => (
                <Cell key={names[j]} count={count} total={total(counts[i]!)} own={i === j} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  readonly count: number;
  readonly total: number;
  readonly own: boolean;
}

/** One count. Its shade is the square root of its share of the row: rare confusions would be invisible otherwise. */
function Cell({ count, total, own }: CellProps) {
  const share = Math.round(100 * Math.sqrt(count / Math.max(1, total)));
  return (
    <td class={share > 55 ? "deep" : ""} data-own={own} style={{ "--share": `${share}%` }}>
      {count > 0 ? count : ""}
    </td>
  );
}

const total = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0);
