import { Floats } from "./shared/addresses";
import { multiplyAdd } from "./shared/vector";

/**
 * A matrix product: c [m, n] = a [m, k] times b [k, n], all of float32. Elements of `a` lie `aRow` apart from
 * row to row and `aStep` from column to column (so that a transposed matrix needs no copy); rows of `b` and
 * `c` are contiguous, `n` apart. A unit is four rows of `c`, computed in tiles of 4 x 8 whose sums stay in
 * registers; the products of one sum are added in the order of k, whatever the rows are.
 */
export function gemm(
  a: Floats, b: Floats, c: Floats,
  m: i32, n: i32, k: i32, aRow: i32, aStep: i32,
  unitStart: i32, unitEnd: i32,
): void {
  let row = unitStart << 2;
  const rowEnd = min(m, unitEnd << 2);
  const step = <usize>aStep << 2;
  for (; row + 4 <= rowEnd; row += 4) {
    const from = a + (<usize>(row * aRow) << 2);
    const to = c + (<usize>(row * n) << 2);
    let col = 0;
    for (; col + 8 <= n; col += 8) tile4x8(from, b + (<usize>col << 2), to + (<usize>col << 2), n, k, aRow, step);
    for (let r = 0; r < 4; r++) rest(from + (<usize>(r * aRow) << 2), b, to + (<usize>(r * n) << 2), n, k, step, col);
  }
  for (; row < rowEnd; row++) {
    rest(a + (<usize>(row * aRow) << 2), b, c + (<usize>(row * n) << 2), n, k, step, 0);
  }
}

@inline
function tile4x8(a: usize, b: usize, c: usize, n: i32, k: i32, aRow: i32, step: usize): void {
  const row = <usize>aRow << 2;
  const bRow = <usize>n << 2;
  let a1 = a + row, a2 = a1 + row, a3 = a2 + row;
  let p0 = f32x4.splat(0), p1 = p0, q0 = p0, q1 = p0, r0 = p0, r1 = p0, s0 = p0, s1 = p0;
  for (let i = 0; i < k; i++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let s = v128.load32_splat(a);
    p0 = multiplyAdd(s, b0, p0); p1 = multiplyAdd(s, b1, p1);
    s = v128.load32_splat(a1);
    q0 = multiplyAdd(s, b0, q0); q1 = multiplyAdd(s, b1, q1);
    s = v128.load32_splat(a2);
    r0 = multiplyAdd(s, b0, r0); r1 = multiplyAdd(s, b1, r1);
    s = v128.load32_splat(a3);
    s0 = multiplyAdd(s, b0, s0); s1 = multiplyAdd(s, b1, s1);
    a += step; a1 += step; a2 += step; a3 += step;
    b += bRow;
  }
  v128.store(c, p0); v128.store(c, p1, 16);
  v128.store(c + bRow, q0); v128.store(c + bRow, q1, 16);
  v128.store(c + 2 * bRow, r0); v128.store(c + 2 * bRow, r1, 16);
  v128.store(c + 3 * bRow, s0); v128.store(c + 3 * bRow, s1, 16);
}

/** One row from column `col` on. */
function rest(a: usize, b: usize, c: usize, n: i32, k: i32, step: usize, col: i32): void {
  const bRow = <usize>n << 2;
  for (; col + 32 <= n; col += 32) row32(a, b + (<usize>col << 2), c + (<usize>col << 2), bRow, k, step);
  for (; col + 4 <= n; col += 4) {
    let sum = f32x4.splat(0);
    let from = a;
    let at = b + (<usize>col << 2);
    for (let i = 0; i < k; i++) {
      sum = multiplyAdd(v128.load32_splat(from), v128.load(at), sum);
      from += step;
      at += bRow;
    }
    v128.store(c + (<usize>col << 2), sum);
  }
  for (; col < n; col++) {
    let sum: f32 = 0;
    let from = a;
    let at = b + (<usize>col << 2);
    for (let i = 0; i < k; i++) {
      sum += load<f32>(from) * load<f32>(at);
      from += step;
      at += bRow;
    }
    store<f32>(c + (<usize>col << 2), sum);
  }
}

/** Thirty-two columns of one row: whole cache lines of `b`, which is most of what a single picture's dense layer reads. */
@inline
function row32(a: usize, b: usize, c: usize, bRow: usize, k: i32, step: usize): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  for (let i = 0; i < k; i++) {
    const value = v128.load32_splat(a);
    s0 = multiplyAdd(value, v128.load(b), s0); s1 = multiplyAdd(value, v128.load(b, 16), s1);
    s2 = multiplyAdd(value, v128.load(b, 32), s2); s3 = multiplyAdd(value, v128.load(b, 48), s3);
    s4 = multiplyAdd(value, v128.load(b, 64), s4); s5 = multiplyAdd(value, v128.load(b, 80), s5);
    s6 = multiplyAdd(value, v128.load(b, 96), s6); s7 = multiplyAdd(value, v128.load(b, 112), s7);
    a += step;
    b += bRow;
  }
  v128.store(c, s0); v128.store(c, s1, 16); v128.store(c, s2, 32); v128.store(c, s3, 48);
  v128.store(c, s4, 64); v128.store(c, s5, 80); v128.store(c, s6, 96); v128.store(c, s7, 112);
}

/** to [columns, rows] = from [rows, columns] transposed. A unit is a column of `from`. */
export function transpose(from: Floats, to: Floats, rows: i32, columns: i32, unitStart: i32, unitEnd: i32): void {
  for (let column = unitStart; column < unitEnd; column++) {
    let at = from + (<usize>column << 2);
    let out = to + (<usize>(column * rows) << 2);
    for (let row = 0; row < rows; row++) {
      store<f32>(out, load<f32>(at));
      at += <usize>columns << 2;
      out += 4;
    }
  }
}
