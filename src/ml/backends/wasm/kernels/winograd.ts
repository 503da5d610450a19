import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { Floats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import type { KernelArguments } from "../runtime/kernel-calls";
import { type KernelJob, movesFloats } from "../runtime/kernel-runner";
import { type Convolution, packFilter } from "./convolution";

/** The tiles of a block, as the kernels count them. */
const BLOCK = 32;

/** With fewer input channels, to transform input and output takes longer than the products that are saved. */
const FEWEST_CHANNELS = 8;

/** Whether a convolution is faster in tiles of 2 x 2 than in the direct way. */
export function isWinograd({ input, placement, filterHeight, filterWidth }: Convolution): boolean {
  const isThreeByThree = filterHeight === 3 && filterWidth === 3;
  const isWhole = placement.spreadY === 1 && placement.spreadX === 1;
  return isThreeByThree && isWhole && input.channels >= FEWEST_CHANNELS && input.channels % 4 === 0;
}

type SharedArguments = Omit<
  KernelArguments["convolveWinograd"] & KernelArguments["convolveWinogradPooled"],
  "bias" | "y" | "winners" | "relu"
>;

/** Transforms the filter, and reserves the memory. `round`: what becomes of half a tile at an edge. */
export function prepareWinograd(
  engine: KernelEngine,
  { x, filter }: { readonly x: TensorInfo; readonly filter: TensorInfo },
  convolution: Convolution,
  round: (tiles: number) => number,
): { readonly args: SharedArguments; readonly job: KernelJob } {
  const { count, input, placement, outChannels } = convolution;
  const { height: h, width: w, channels: cin } = input;
  const [oh, ow] = [placement.height - 2, placement.width - 2];
  const transformed = transformedFilter(engine, filter, convolution);
  const tiles = count * round(oh / 2) * round(ow / 2);
  const allBlocks = Math.ceil(tiles / BLOCK);
  const blocks = Math.ceil(allBlocks / engine.threads);
  const units = Math.ceil(allBlocks / blocks);
  return {
    args: {
      x: engine.address(x),
      filter: transformed,
      scratch: engine.scratch(units * (BLOCK * (16 * cin + 128) + 80 * cin)),
      n: count,
      h,
      w,
      cin,
      oh,
      ow,
      cout: outChannels,
      top: placement.top,
      left: placement.left,
      blocks,
    },
    job: { units, work: tiles * 16 * cin * outChannels },
  };
}

function transformedFilter(engine: KernelEngine, filter: TensorInfo, convolution: Convolution): Floats {
  const { input, outChannels, turned } = convolution;
  const layout = turned ? "turned, Winograd" : "Winograd";
  const size = input.channels * outChannels;
  return engine.laidOut(filter, layout, 16 * size, (to) => {
    const panels = engine.scratch(9 * size);
    packFilter(engine, filter, panels, convolution);
    engine.run(
      "winogradFilter",
      { from: panels, to, cin: input.channels },
      { units: outChannels / 8, work: movesFloats(25 * size) },
    );
  });
}
