import type { Bytes, Floats } from "../../../../src/ml/backends/wasm/runtime/addresses";
import { type KernelArguments, POSITIONAL } from "../../../../src/ml/backends/wasm/runtime/kernel-calls";

/** Arguments of two kernels, all different, so that a place tells which one it holds. */
const floats = (address: number) => address as Floats;
const bytes = 64 as Bytes;
const count: number = 3;
const winnerInputGradient: KernelArguments["winnerInputGradient"] = {
  kw: 11,
  kh: 10,
  cout: 9,
  across: 8,
  half: 7,
  cin: 6,
  pw: 5,
  ph: count,
  lists: floats(80),
  dx: floats(48),
  filter: floats(32),
  winners: bytes,
  dy: floats(16),
};

test("arguments are passed in the order of the kernel's parameters, whatever their order in the call", () => {
  expect(POSITIONAL.winnerInputGradient(winnerInputGradient)).toEqual([
    16, 64, 32, 48, 80, 3, 5, 6, 7, 8, 9, 10, 11,
  ]);
  expect(POSITIONAL.addBias({ relu: true, columns: 2, bias: floats(8), x: floats(4) })).toEqual([4, 8, 2, 1]);
});

type Call<Name extends keyof KernelArguments> = Partial<KernelArguments[Name]>;

test("a swapped argument does not compile: `npm run types` fails where one of these mistakes does", () => {
  const mistakes: readonly (Call<"winnerInputGradient"> | Call<"convolve">)[] = [
    // @ts-expect-error A count is no address.
    { dy: count },
    // @ts-expect-error An address is no count.
    { ph: floats(16) },
    // @ts-expect-error Floats are no bytes.
    { winners: floats(16) },
    // @ts-expect-error Bytes are no floats.
    { lists: bytes },
    // @ts-expect-error No number but 0 stands for an address that may be left out.
    { bias: count },
    // @ts-expect-error A number is no flag.
    { relu: 1 },
    // @ts-expect-error Neither kernel has a parameter of that name.
    { height: count },
  ];
  // @ts-expect-error An argument is missing.
  const incomplete: KernelArguments["transpose"] = { from: floats(0), to: floats(4), rows: 2 };
  expect([...mistakes, incomplete]).toHaveLength(8);
});
