import type { backend_util, TensorInfo } from "@tensorflow/tfjs-core";
import { afterFloats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";

/** The tiles that are transformed and multiplied together. */
const BLOCK = 64;

/** The most parts into which the tiles are divided for threads: three, four and six get the same number each. */
const MOST_PARTS = 12;

/** The fewest blocks of a part: each part has sums of its own, which are added up in the end. */
const FEWEST_BLOCKS = 4;

/** Whether the gradient of a convolution by its filter can be computed in tiles, which is faster than the direct way. */
export function isWinogradGradient(info: backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, inChannels, outChannels } = info;
  const isThreeByThree = filterHeight === 3 && filterWidth === 3;
  const isWhole = strideHeight === 1 && strideWidth === 1;
  return isThreeByThree && isWhole && inChannels % 4 === 0 && outChannels % 8 === 0;
}

/**
 * The gradient of a 3 x 3 convolution of stride 1 by its filter, [3, 3, cin, cout]; call only where `isWinogradGradient`. How the
 * tiles are divided goes by the shapes alone, so that no sum depends on how many threads there are.
 */
export function winogradFilterGradient(
  engine: KernelEngine,
  x: TensorInfo,
  dy: TensorInfo,
  info: backend_util.Conv2DInfo,
): TensorInfo {
  const { batchSize: n, inHeight: h, inWidth: w, inChannels: cin } = info;
  const { outHeight: oh, outWidth: ow, outChannels: cout } = info;
  const { top, left } = info.padInfo;
  const tiles = n * Math.ceil(oh / 2) * Math.ceil(ow / 2);
  const blocks = Math.ceil(tiles / BLOCK);
  const size = BLOCK * Math.max(FEWEST_BLOCKS, Math.ceil(blocks / MOST_PARTS));
  const parts = Math.ceil(tiles / size);
  const dw = engine.output([3, 3, cin, cout]);
  const inSums = parts * 16 * cin * cout;
  const sums = engine.scratch(inSums + parts * 16 * (BLOCK * (cin + cout) + cin + 32));
  engine.run(
    "winogradFilterGradient",
    {
      x: engine.address(x),
      dy: engine.address(dy),
      sums,
      scratch: afterFloats(sums, inSums),
      n,
      h,
      w,
      cin,
      oh,
      ow,
      cout,
      top,
      left,
      size,
      block: BLOCK,
    },
    { units: parts, work: tiles * 16 * cin * cout },
  );
  engine.run(
    "addWinogradSums",
    { sums, dw: engine.address(dw), count: parts, cin, cout },
    { units: cin / 4, work: movesFloats(inSums) },
  );
  return dw;
}
