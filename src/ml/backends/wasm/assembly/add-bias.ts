/** Adds `bias` [columns] to every row of x [rows, columns] in place, and with `relu` lifts what is below 0 to it. */
export function addBias(x: usize, bias: usize, columns: i32, relu: i32, rowStart: i32, rowEnd: i32): void {
  for (let row = rowStart; row < rowEnd; row++) {
    let at = x + (<usize>(row * columns) << 2);
    let from = bias;
    let column = 0;
    for (; column + 4 <= columns; column += 4) {
      const value = f32x4.add(v128.load(at), v128.load(from));
      v128.store(at, relu ? f32x4.max(value, f32x4.splat(0)) : value);
      at += 16;
      from += 16;
    }
    for (; column < columns; column++) {
      const value = load<f32>(at) + load<f32>(from);
      store<f32>(at, relu ? max<f32>(value, 0) : value);
      at += 4;
      from += 4;
    }
  }
}
