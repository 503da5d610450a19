import type { Clock } from "./rounds";

/** So many sums at once keep the multipliers busy while earlier results are on their way, and still fit into registers. */
const SUMS = 12;

/** Numbers in a SIMD register, and operations in a multiply-add. */
const LANES = 4;
const OPERATIONS = 2;

/** A timed run lasts at least so long: clocks of browsers are coarse. */
const RUN_MS = 4;

/** Compilers and clocks settle within so long, and the best run counts. */
const ENOUGH_MS = 120;

/**
 * What one core computes at most, in GFLOP/s: a loop of multiply-adds of SIMD registers, without memory. Undefined where
 * there is no SIMD. It takes about an eighth of a second.
 */
export function measurePeak(now: Clock): number | undefined {
  const bytes = [true, false].map(programOf).find((program) => WebAssembly.validate(program));
  if (!bytes) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const run = exports.run as (times: number) => number;
  let times = 1000;
  let best = 0;
  const until = now() + ENOUGH_MS;
  while (now() < until) {
    const started = now();
    run(times);
    const elapsedMs = now() - started;
    if (elapsedMs < RUN_MS) times *= 2;
    else best = Math.max(best, (OPERATIONS * LANES * SUMS * times) / (1e6 * elapsedMs));
  }
  return best > 0 ? Number(best.toPrecision(3)) : undefined;
}

// Codes of WebAssembly: https://webassembly.github.io/spec/core/binary/instructions.html
const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const GET = 0x20;
const SET = 0x21;
const END = 0x0b;
const SPLAT = [0xfd, 0x13];
const FIRST_LANE = [0xfd, 0x1f, 0];
const ADD = [0xfd, 0xe4, 0x01];
const MULTIPLY = [0xfd, 0xe6, 0x01];
const MULTIPLY_ADD = [0xfd, 0x85, 0x02];
/** 0.5: sums go to 1 and stay there, so that none of them overflows or becomes tiny. */
const HALF = [0x43, 0, 0, 0, 0x3f];

/**
 * A module with `run(times: i32): f32`, which does `SUMS` multiply-adds of registers so many times:
 *
 *     do { for each sum: sum = sum * half + half } while (--times)
 *
 * @param isRelaxed Whether with relaxed SIMD's multiply-add, one instruction where the processor has one
 */
function programOf(isRelaxed: boolean): Uint8Array<ArrayBuffer> {
  const half = 1;
  const sums = Array.from({ length: SUMS }, (_, i) => half + 1 + i);
  const [times, get, set] = [0, (local: number) => [GET, local], (local: number) => [SET, local]];
  const step = (sum: number) =>
    isRelaxed
      ? [...get(sum), ...get(half), ...get(half), ...MULTIPLY_ADD, ...set(sum)]
      : [...get(sum), ...get(half), ...MULTIPLY, ...get(half), ...ADD, ...set(sum)];
  const countDown = [...get(times), 0x41, 1, 0x6b, 0x22, times];
  const body = [
    ...[1, 1 + SUMS, V128],
    ...[...HALF, ...SPLAT, ...set(half)],
    ...[0x03, 0x40, ...sums.flatMap(step), ...countDown, 0x0d, 0, END],
    ...[...get(half), ...sums.flatMap((sum) => [...get(sum), ...ADD]), ...FIRST_LANE, END],
  ];
  const section = (id: number, ...content: number[]) => [id, ...length(content), ...content];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 1, I32, 1, F32),
    ...section(3, 1, 0),
    ...section(7, 1, 3, ...new TextEncoder().encode("run"), 0, 0),
    ...section(10, 1, ...length(body), ...body),
  ]);
}

/** A length as two bytes of LEB128, which reach to 16,383. */
const length = ({ length }: { readonly length: number }) => [0x80 | (length & 0x7f), length >> 7];
