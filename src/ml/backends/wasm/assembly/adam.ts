import { Floats } from "./shared/addresses";

/**
 * One step of Adam on `length` weights: updates `first` and `second`, the running means of the gradient and of its
 * square, and writes the new weights to `moved`. The old ones are left as they are, because convolutions keep packed
 * copies of a filter for as long as its tensor lives. A unit is four elements.
 */
export function adam(
  weights: Floats,
  gradient: Floats,
  first: Floats,
  second: Floats,
  moved: Floats,
  length: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  unitStart: i32,
  unitEnd: i32,
): void {
  const keep1 = f32x4.splat(beta1),
    take1 = f32x4.splat(<f32>1 - beta1);
  const keep2 = f32x4.splat(beta2),
    take2 = f32x4.splat(<f32>1 - beta2);
  const rates = f32x4.splat(rate),
    epsilons = f32x4.splat(epsilon);
  const full = min(unitEnd, length >> 2);
  for (let i = unitStart; i < full; i++) {
    const at = (<usize>i) << 4;
    const g = v128.load(gradient + at);
    const m = f32x4.add(f32x4.mul(v128.load(first + at), keep1), f32x4.mul(g, take1));
    const v = f32x4.add(f32x4.mul(v128.load(second + at), keep2), f32x4.mul(f32x4.mul(g, g), take2));
    v128.store(first + at, m);
    v128.store(second + at, v);
    const move = f32x4.div(f32x4.mul(m, rates), f32x4.add(f32x4.sqrt(v), epsilons));
    v128.store(moved + at, f32x4.sub(v128.load(weights + at), move));
  }
  if (unitEnd << 2 < length) return;
  for (let i = length & ~3; i < length; i++) {
    const at = (<usize>i) << 2;
    const g = load<f32>(gradient + at);
    const m = load<f32>(first + at) * beta1 + g * (<f32>1 - beta1);
    const v = load<f32>(second + at) * beta2 + g * g * (<f32>1 - beta2);
    store<f32>(first + at, m);
    store<f32>(second + at, v);
    store<f32>(moved + at, load<f32>(weights + at) - (m * rate) / (sqrt<f32>(v) + epsilon));
  }
}
