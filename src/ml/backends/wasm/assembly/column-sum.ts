import { Floats } from "./shared/addresses";

/**
 * y [columns] = the sums of the columns of x [rows, columns], columns in fours. Units are fours of columns; each
 * sum is added up from the first row to the last, whatever the units are.
 */
export function columnSum(x: Floats, y: Floats, rows: i32, columns: i32, unitStart: i32, unitEnd: i32): void {
  const step = <usize>columns << 2;
  const start = <usize>unitStart << 4;
  const end = <usize>unitEnd << 4;
  for (let at = start; at < end; at += 16) v128.store(y + at, f32x4.splat(0));
  for (let row = 0; row < rows; row++) {
    for (let at = start; at < end; at += 16) {
      v128.store(y + at, f32x4.add(v128.load(y + at), v128.load(x + at)));
    }
    x += step;
  }
}
