/**
 * One step of Adam on the elements `start..end` (in units of four; `length` elements in all): moves `first`
 * and `second`, the running means of the gradient and its square, and writes the moved weights to `moved`
 * (the backend's convolutions keep weights packed under their tensor's id, so a tensor never changes).
 */
export function adam(
  weights: usize,
  gradient: usize,
  first: usize,
  second: usize,
  moved: usize,
  length: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  start: i32,
  end: i32,
): void {
  const keep1 = f32x4.splat(beta1),
    take1 = f32x4.splat(<f32>1 - beta1);
  const keep2 = f32x4.splat(beta2),
    take2 = f32x4.splat(<f32>1 - beta2);
  const rates = f32x4.splat(rate),
    epsilons = f32x4.splat(epsilon);
  const full = min(end, length >> 2);
  for (let i = start; i < full; i++) {
    const at = (<usize>i) << 4;
    const g = v128.load(gradient + at);
    const m = f32x4.add(f32x4.mul(v128.load(first + at), keep1), f32x4.mul(g, take1));
    const v = f32x4.add(f32x4.mul(v128.load(second + at), keep2), f32x4.mul(f32x4.mul(g, g), take2));
    v128.store(first + at, m);
    v128.store(second + at, v);
    const move = f32x4.div(f32x4.mul(m, rates), f32x4.add(f32x4.sqrt(v), epsilons));
    v128.store(moved + at, f32x4.sub(v128.load(weights + at), move));
  }
  if (end << 2 < length) return;
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
