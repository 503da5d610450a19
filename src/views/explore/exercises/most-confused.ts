import type { Confused, Confusion } from "../../../contract";

/** How many pairs are told; the others are rare. */
const MOST = 3;

/** The most frequent pairs of label and wrong answer, the most frequent first. */
export function mostConfused({ labels, counts }: Confusion): readonly Confused[] {
  const pairs = counts.flatMap((row, i) => {
    const of = row.reduce((sum, count) => sum + count, 0);
    return row.flatMap((count, j) =>
      i === j || count === 0 ? [] : [{ label: labels[i]!, answer: labels[j]!, count, of }],
    );
  });
  return pairs.sort((a, b) => b.count - a.count).slice(0, MOST);
}
