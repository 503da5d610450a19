/** The 4 x 4 pixels of a picture [h, w] from (row, column) on, with zeros where the picture has none; `pixel` in bytes. */
export function copyPatch(picture: usize, to: usize, row: i32, column: i32, h: i32, w: i32, pixel: usize): void {
  memory.fill(to, 0, 16 * pixel);
  const from = max(0, -column), until = min(4, w - column);
  if (until <= from) return;
  for (let y = max(0, -row); y < min(4, h - row); y++) {
    const source = picture + (<usize>((row + y) * w + column + from)) * pixel;
    memory.copy(to + <usize>(4 * y + from) * pixel, source, <usize>(until - from) * pixel);
  }
}

/**
 * The 4 x 4 pixels of one tile at x as Winograd's F(2 x 2, 3 x 3) and F(3 x 3, 2 x 2) multiply them, B' d B in the terms of Lavin and
 * Gray (2015), four channels at a time: sixteen vectors `step` bytes apart, and the next four channels' `four` bytes on.
 * `line` and `pixel`: the bytes from row to row and from column to column.
 */
@inline
export function transformTile(x: usize, line: usize, pixel: usize, to: usize, step: usize, four: usize): void {
  for (let at: usize = 0; at < pixel; at += 16) {
    let p = x + at;
    const a0 = v128.load(p), a1 = v128.load(p + pixel), a2 = v128.load(p + 2 * pixel), a3 = v128.load(p + 3 * pixel);
    p += line;
    const b0 = v128.load(p), b1 = v128.load(p + pixel), b2 = v128.load(p + 2 * pixel), b3 = v128.load(p + 3 * pixel);
    p += line;
    const c0 = v128.load(p), c1 = v128.load(p + pixel), c2 = v128.load(p + 2 * pixel), c3 = v128.load(p + 3 * pixel);
    p += line;
    const d0 = v128.load(p), d1 = v128.load(p + pixel), d2 = v128.load(p + 2 * pixel), d3 = v128.load(p + 3 * pixel);
    transformRow(to, step, f32x4.sub(a0, c0), f32x4.sub(a1, c1), f32x4.sub(a2, c2), f32x4.sub(a3, c3));
    transformRow(to + 4 * step, step, f32x4.add(b0, c0), f32x4.add(b1, c1), f32x4.add(b2, c2), f32x4.add(b3, c3));
    transformRow(to + 8 * step, step, f32x4.sub(c0, b0), f32x4.sub(c1, b1), f32x4.sub(c2, b2), f32x4.sub(c3, b3));
    transformRow(to + 12 * step, step, f32x4.sub(b0, d0), f32x4.sub(b1, d1), f32x4.sub(b2, d2), f32x4.sub(b3, d3));
    to += four;
  }
}

@inline
function transformRow(to: usize, step: usize, r0: v128, r1: v128, r2: v128, r3: v128): void {
  v128.store(to, f32x4.sub(r0, r2));
  v128.store(to + step, f32x4.add(r1, r2));
  v128.store(to + 2 * step, f32x4.sub(r2, r1));
  v128.store(to + 3 * step, f32x4.sub(r1, r3));
}
