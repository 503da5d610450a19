import { ENGLISH_KIND_NAMES, type Evaluation, FOOTWEAR, isKind } from "../contract";

const CELL = 46;
const LEFT = 130;
const TOP = 96;

/** The confusion matrix of an evaluation as an SVG picture, without labels that occur neither as class nor as answer. */
export function confusionChart({ model, count, accuracy, confusion }: Evaluation): string {
  const { labels, counts } = confusion;
  const columnTotal = (j: number) => counts.reduce((sum, row) => sum + row[j]!, 0);
  const used = labels.map((_, i) => i).filter((i) => sum(counts[i]!) > 0 || columnTotal(i) > 0);
  const width = LEFT + used.length * CELL + 16;
  const height = TOP + used.length * CELL + 16;
  const title = `${model}: ${count} pictures, ${(100 * accuracy).toFixed(1)} % right`;
  const heads = used.map((i, at) => {
    const x = LEFT + (at + 0.5) * CELL;
    return `<text transform="translate(${x} ${TOP - 8}) rotate(-40)">${nameOf(labels[i]!)}</text>`;
  });
  const rows = used.map((i, at) => {
    const y = TOP + (at + 0.5) * CELL;
    const name = `<text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${nameOf(labels[i]!)}</text>`;
    return [name, ...used.map((j, to) => cell(counts[i]![j]!, sum(counts[i]!), i === j, to, at))].join("\n");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"`,
    ` font-family="system-ui, sans-serif" font-size="12" fill="#1b1a17">`,
    `<title>${title}</title>`,
    `<rect width="100%" height="100%" fill="#fbfaf7"/>`,
    ...heads,
    ...rows,
    "</svg>\n",
  ].join("\n");
}

/** A cell, shaded by the square root of its share of the row, so that rare confusions are visible. */
function cell(count: number, total: number, own: boolean, column: number, row: number): string {
  const [x, y] = [LEFT + column * CELL, TOP + row * CELL];
  const share = Math.sqrt(count / Math.max(1, total));
  const fill = own ? "#2f3e9e" : "#9a5800";
  const ink = share > 0.6 ? "#ffffff" : "#1b1a17";
  const square = `x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${CELL - 2}" rx="6"`;
  const text =
    count > 0
      ? `<text x="${x + CELL / 2}" y="${y + CELL / 2 + 4}" text-anchor="middle" fill="${ink}">${count}</text>`
      : "";
  return `<rect ${square} fill="#eef0fb"/><rect ${square} fill="${fill}" opacity="${share.toFixed(3)}"/>${text}`;
}

const sum = (row: readonly number[]) => row.reduce((total, count) => total + count, 0);

const escapeMarkup = (text: string) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function nameOf(label: string): string {
  if (label === FOOTWEAR) return "Footwear";
  return escapeMarkup(isKind(label) ? ENGLISH_KIND_NAMES[label] : label);
}
