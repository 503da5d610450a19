import type { TensorInfo } from "@tensorflow/tfjs-core";
import { afterFloats, type Floats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import type { KernelArguments } from "../runtime/kernel-calls";
import { type KernelJob, movesFloats } from "../runtime/kernel-runner";
import { type Convolution, PANEL, packFilter } from "./convolution";
import { isWinograd, prepareWinograd } from "./winograd";

/** The number of floats that the direct kernels may read beyond the end of their input. */
const READ_BEYOND = 4;

/** Runs a convolution, with the bias if there is one, and with relu if asked to. */
export function runConvolution(
  engine: KernelEngine,
  tensors: { readonly x: TensorInfo; readonly filter: TensorInfo; readonly bias?: TensorInfo | undefined },
  convolution: Convolution,
  relu: boolean,
): TensorInfo {
  const { count, placement, filterHeight, filterWidth, outChannels } = convolution;
  const size = [placement.height - filterHeight + 1, placement.width - filterWidth + 1];
  const y = engine.output([count, ...size, outChannels]);
  const bias = tensors.bias ? engine.address(tensors.bias) : 0;
  if (isWinograd(convolution)) {
    const { args, job } = prepareWinograd(engine, tensors, convolution, Math.ceil);
    engine.run("convolveWinograd", { bias, y: engine.address(y), relu, ...args }, job);
  } else {
    const { args, job } = prepare(engine, tensors, convolution);
    engine.run("convolve", { bias, y: engine.address(y), relu, ...args }, job);
  }
  return y;
}

/** The arguments that both direct kernels take: the input in planes, the filter in panels, and all sizes. */
type SharedArguments = Pick<
  KernelArguments["convolve"] & KernelArguments["convolvePooled"],
  "x" | "filter" | "ph" | "pw" | "cin" | "oh" | "ow" | "cout" | "kh" | "kw"
>;

export interface PreparedConvolution {
  readonly args: SharedArguments;
  readonly job: KernelJob;
  /** The address of the extra memory. */
  readonly extra: Floats;
}

/** Lays out input and filter as the kernels need them, and reserves `extra` floats of scratch memory for each unit. */
export function prepare(
  engine: KernelEngine,
  tensors: { readonly x: TensorInfo; readonly filter: TensorInfo },
  convolution: Convolution,
  extra = 0,
): PreparedConvolution {
  const { count, input, placement, filterHeight, filterWidth, outChannels } = convolution;
  const { height, width } = placement;
  const filterSize = filterHeight * filterWidth * input.channels * outChannels;
  const planesSize = count * input.channels * height * width + READ_BEYOND;
  const units = count * (outChannels / PANEL);
  const layout = convolution.turned ? "turned panels" : "panels";
  const panels = engine.laidOut(tensors.filter, layout, filterSize, (address) =>
    packFilter(engine, tensors.filter, address, convolution),
  );
  const planes = engine.scratch(planesSize + units * extra);
  layOut(engine, tensors.x, planes, convolution);
  const [oh, ow] = [height - filterHeight + 1, width - filterWidth + 1];
  return {
    args: {
      x: planes,
      filter: panels,
      ph: height,
      pw: width,
      cin: input.channels,
      oh,
      ow,
      cout: outChannels,
      kh: filterHeight,
      kw: filterWidth,
    },
    job: { units, work: count * oh * ow * filterSize },
    extra: afterFloats(planes, planesSize),
  };
}

function layOut(
  engine: KernelEngine,
  x: TensorInfo,
  to: Floats,
  { count, input, placement }: Convolution,
): void {
  const { height: h, width: w, channels: c } = input;
  const work = movesFloats(count * placement.height * placement.width * c);
  engine.run("planarInput", { x: engine.address(x), to, h, w, c, ...placement }, { units: count, work });
}
