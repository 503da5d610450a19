import { Floats } from "./shared/addresses";

/** Adds `bias` [columns] to every row of x [rows, columns] in place, then applies relu if asked to. A unit is a row. */
export function addBias(x: Floats, bias: Floats, columns: i32, relu: bool, unitStart: i32, unitEnd: i32): void {
  for (let row = unitStart; row < unitEnd; row++) {
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
