/** Space between cells, pixels. */
export const GAP = 4;

/** Of a cell, pixels: a phone shows three or four side by side. */
const LEAST_WIDTH = 104;

/** Rows beyond the screen, above and below, that are there before they are scrolled to. */
const MARGIN_ROWS = 3;

export interface GridWindow {
  readonly columns: number;
  /** Side of a cell, pixels. */
  readonly cell: number;
  /** Of all rows, pixels. */
  readonly height: number;
  /** The first cell to be there, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Of `count` cells in a grid so wide, those near the part that is seen: from `top`, `seen` pixels high. */
export function gridWindow(count: number, width: number, top: number, seen: number): GridWindow {
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
  const cell = Math.max(1, (width - GAP * (columns - 1)) / columns);
  const rows = Math.ceil(count / columns);
  const pitch = cell + GAP;
  const firstRow = Math.max(0, Math.floor(top / pitch) - MARGIN_ROWS);
  const lastRow = Math.min(rows, Math.ceil((top + seen) / pitch) + MARGIN_ROWS);
  return {
    columns,
    cell,
    height: Math.max(0, rows * pitch - GAP),
    from: Math.min(count, firstRow * columns),
    to: Math.min(count, Math.max(0, lastRow) * columns),
  };
}
