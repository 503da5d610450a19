import { backend_util, type TensorInfo } from "@tensorflow/tfjs-core";
import {
  CONV_RELU_POOL,
  CONV_RELU_POOL_GRAD,
  type ConvReluPoolAttrs,
  type ConvReluPoolGradAttrs,
} from "../../../ops/conv-relu-pool-kernel";
import { afterFloats, type Floats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";
import { type Convolution, convolutionOf, PANEL } from "./convolution";
import { prepare } from "./run-convolution";
import { isWinograd, prepareWinograd } from "./winograd";

type Inputs = Tensors<"x" | "filter" | "bias">;

/** Convolution, bias, relu and 2 x 2 max pooling. Only the pooled values are written to memory. */
export const convReluPool = trainingKernel<Inputs, ConvReluPoolAttrs>(
  CONV_RELU_POOL,
  (engine, { x, filter, bias }, { padding, winners }) => {
    const convolution = pooledConvolution(x, filter, padding);
    const { count, placement, filterHeight, filterWidth, outChannels } = convolution;
    const before = [placement.height - filterHeight + 1, placement.width - filterWidth + 1];
    const pooled = [count, ...before.map((size) => Math.floor(size / 2))];
    const y = engine.output([...pooled, outChannels]);
    const won = winners ? engine.backend.makeOutput([...pooled, outChannels / 4], "int32") : undefined;
    const written = {
      bias: engine.address(bias),
      y: engine.address(y),
      winners: won ? engine.byteAddress(won) : 0,
    } as const;
    if (isWinograd(convolution)) {
      const { args, job } = prepareWinograd(engine, { x, filter }, convolution, Math.floor);
      engine.run("convolveWinogradPooled", { ...written, ...args }, job);
    } else {
      const rows = (2 * placement.width + 4) * PANEL;
      const { args, job, extra } = prepare(engine, { x, filter }, convolution, rows);
      engine.run("convolvePooled", { ...written, rows: extra, ...args }, job);
    }
    return won ? [y, won] : [y];
  },
);

function pooledConvolution(x: TensorInfo, filter: TensorInfo, padding: "valid" | "same"): Convolution {
  const shape = x.shape as [number, number, number, number];
  const filterShape = filter.shape as [number, number, number, number];
  return convolutionOf(backend_util.computeConv2DInfo(shape, filterShape, 1, 1, padding))!;
}

type GradInputs = Tensors<"dy" | "winners" | "x" | "filter">;

/**
 * The gradients of convolution, relu and pooling. Of every four values before the pooling at most one has a gradient, so
 * a quarter of the products is enough, and less where relu let none through.
 */
export const convReluPoolGrad = trainingKernel<GradInputs, ConvReluPoolGradAttrs>(
  CONV_RELU_POOL_GRAD,
  (engine, { dy, winners, x, filter }, { padding, byInput }) => {
    const convolution = pooledConvolution(x, filter, padding);
    const shared = sharedOf(engine, { dy, winners }, convolution);
    const [dFilter, dBias] = filterGradient(engine, x, convolution, shared);
    const made = [dFilter, dBias];
    return byInput ? [...made, inputGradient(engine, { x, filter }, convolution, shared)] : made;
  },
);

type Shared = ReturnType<typeof sharedOf>;

/** What both gradients take, and how much either has to do. */
function sharedOf(
  engine: KernelEngine,
  { dy, winners }: Tensors<"dy" | "winners">,
  convolution: Convolution,
) {
  const { count, input, placement, filterHeight, filterWidth, outChannels } = convolution;
  const [, half, across] = dy.shape as [number, number, number, number];
  return {
    args: {
      dy: engine.address(dy),
      winners: engine.byteAddress(winners),
      ph: placement.height,
      pw: placement.width,
      cin: input.channels,
      half,
      across,
      cout: outChannels,
      kh: filterHeight,
      kw: filterWidth,
    },
    work: count * half * across * outChannels * filterHeight * filterWidth * input.channels,
  };
}

const isPadded = ({ input, placement }: Convolution) =>
  placement.height > input.height || placement.width > input.width;

/** [filter height, filter width, channels in, channels out], and [channels out]. */
function filterGradient(
  engine: KernelEngine,
  x: TensorInfo,
  convolution: Convolution,
  { args, work }: Shared,
): readonly [TensorInfo, TensorInfo] {
  const { count, input, placement, outChannels } = convolution;
  const { height, width, top, left } = placement;
  const weights = args.kh * args.kw * args.cin;
  const listed = 2 * args.half * args.across * outChannels;
  const dBias = engine.zeros([outChannels]);
  const dFilter = engine.output([args.kh, args.kw, args.cin, outChannels]);
  const byChannel = engine.scratch(
    weights * outChannels + listed + (isPadded(convolution) ? count * height * width * args.cin : 0),
  );
  engine.floats(byChannel, weights * outChannels).fill(0);
  const list = afterFloats(byChannel, weights * outChannels);
  let from: Floats = engine.address(x);
  if (isPadded(convolution)) {
    from = afterFloats(list, listed);
    engine.run(
      "pad",
      {
        x: engine.address(x),
        to: from,
        h: input.height,
        w: input.width,
        c: args.cin,
        ph: height,
        pw: width,
        top,
        left,
        spreadY: 1,
        spreadX: 1,
      },
      { units: count, work: movesFloats(count * height * width * args.cin) },
    );
  }
  engine.run(
    "winnerFilterGradient",
    { x: from, dw: byChannel, dBias: engine.address(dBias), list, n: count, ...args },
    { units: outChannels, work },
  );
  engine.run(
    "transpose",
    { from: byChannel, to: engine.address(dFilter), rows: outChannels, columns: weights },
    { units: weights, work: movesFloats(weights * outChannels) },
  );
  return [dFilter, dBias];
}

function inputGradient(
  engine: KernelEngine,
  { x, filter }: Tensors<"x" | "filter">,
  convolution: Convolution,
  { args, work }: Shared,
): TensorInfo {
  const { count, input, placement, outChannels } = convolution;
  const { height, width, top, left } = placement;
  const weights = args.kh * args.kw * args.cin;
  const byChannel = engine.laidOut(filter, "by output channel", weights * outChannels, (to) =>
    engine.run(
      "transpose",
      { from: engine.address(filter), to, rows: weights, columns: outChannels },
      { units: outChannels, work: movesFloats(weights * outChannels) },
    ),
  );
  const dx = engine.output(x.shape);
  const listed = count * args.half * args.across * (2 * outChannels + 4);
  const padded = isPadded(convolution) ? count * height * width * args.cin : 0;
  const lists = engine.scratch(listed + padded);
  const to = padded ? afterFloats(lists, listed) : engine.address(dx);
  engine.run("winnerInputGradient", { filter: byChannel, dx: to, lists, ...args }, { units: count, work });
  if (padded) {
    engine.run(
      "crop",
      {
        x: to,
        to: engine.address(dx),
        h: input.height,
        w: input.width,
        c: args.cin,
        ph: height,
        pw: width,
        top,
        left,
      },
      { units: count, work: movesFloats(count * input.height * input.width * args.cin) },
    );
  }
  return dx;
}
