import { backend_util, type TensorInfo } from "@tensorflow/tfjs-core";
import {
  CONV_RELU_POOL,
  CONV_RELU_POOL_GRAD,
  type ConvReluPoolAttrs,
  type ConvReluPoolGradAttrs,
} from "../../../ops/conv-relu-pool-kernel";
import type { Floats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";
import { PANEL, prepare } from "./convolution";

type Inputs = Tensors<"x" | "filter" | "bias">;

/** Convolution, bias, relu and 2 x 2 max pooling. Only the pooled values are written to memory. */
export const convReluPool = trainingKernel<Inputs, ConvReluPoolAttrs>(
  CONV_RELU_POOL,
  (engine, { x, filter, bias }, { padding, winners }) => {
    const shape = x.shape as [number, number, number, number];
    const filterShape = filter.shape as [number, number, number, number];
    const info = backend_util.computeConv2DInfo(shape, filterShape, 1, 1, padding);
    const { filterHeight, filterWidth, outHeight, outWidth, outChannels, padInfo } = info;
    const [height, width] = [outHeight + filterHeight - 1, outWidth + filterWidth - 1];
    const { args, job, extra } = prepare(
      engine,
      { x, filter },
      {
        count: info.batchSize,
        input: { height: info.inHeight, width: info.inWidth, channels: info.inChannels },
        placement: { height, width, top: padInfo.top, left: padInfo.left, spreadY: 1, spreadX: 1 },
        filterHeight,
        filterWidth,
        outChannels,
        turned: false,
      },
      (2 * width + 4) * PANEL,
    );
    const pooled = [info.batchSize, Math.floor(outHeight / 2), Math.floor(outWidth / 2)];
    const y = engine.output([...pooled, outChannels]);
    const won = winners ? engine.backend.makeOutput([...pooled, outChannels / 4], "int32") : undefined;
    engine.run(
      "convolvePooled",
      {
        bias: engine.address(bias),
        y: engine.address(y),
        winners: won ? engine.byteAddress(won) : 0,
        rows: extra,
        ...args,
      },
      job,
    );
    return won ? [y, won] : [y];
  },
);

type GradInputs = Tensors<"dy" | "winners">;

/** The gradient of relu and pooling, and by the bias. */
export const convReluPoolGrad = trainingKernel<GradInputs, ConvReluPoolGradAttrs>(
  CONV_RELU_POOL_GRAD,
  (engine, { dy, winners }, { height, width }) => {
    const [n, , , c] = dy.shape as [number, number, number, number];
    const dx = engine.output([n, height, width, c]);
    const sums = engine.scratch(n * c);
    engine.run(
      "reluPoolGradient",
      {
        dy: engine.address(dy),
        winners: engine.byteAddress(winners),
        dx: engine.address(dx),
        sums,
        h: height,
        w: width,
        c,
      },
      { units: n, work: movesFloats(n * height * width * c) },
    );
    return [dx, columnTotals(engine, sums, n, c)];
  },
);

function columnTotals(engine: KernelEngine, rows: Floats, n: number, c: number): TensorInfo {
  const values = engine.floats(rows, n * c);
  const totals = new Float64Array(c);
  for (let at = 0; at < values.length; at++) totals[at % c] = totals[at % c]! + values[at]!;
  const made = engine.output([c]);
  engine.floats(engine.address(made), c).set(totals);
  return made;
}
