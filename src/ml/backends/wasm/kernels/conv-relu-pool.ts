import { backend_util, type KernelConfig, type TensorInfo } from "@tensorflow/tfjs-core";
import {
  CONV_RELU_POOL,
  CONV_RELU_POOL_GRAD,
  type ConvReluPoolAttrs,
  type ConvReluPoolGradAttrs,
} from "../../../ops/conv-relu-pool-kernel";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";
import { PANEL, prepare } from "./convolution";

/** Convolution, bias, relu and 2 x 2 max pooling, of which only the last is written to memory. */
export function convReluPool(engine: KernelEngine): KernelConfig {
  return {
    kernelName: CONV_RELU_POOL,
    backendName: "wasm",
    kernelFunc({ inputs, attrs }) {
      const { x, filter, bias } = tensorsOf<"x" | "filter" | "bias">(inputs);
      const { padding, winners } = attrs as unknown as ConvReluPoolAttrs;
      const shape = x.shape as [number, number, number, number];
      const filterShape = filter.shape as [number, number, number, number];
      const info = backend_util.computeConv2DInfo(shape, filterShape, 1, 1, padding);
      const { filterHeight, filterWidth, outHeight, outWidth, outChannels, padInfo } = info;
      const [height, width] = [outHeight + filterHeight - 1, outWidth + filterWidth - 1];
      const prepared = prepare(
        engine,
        { x, filter },
        {
          count: info.batchSize,
          input: { height: info.inHeight, width: info.inWidth, channels: info.inChannels },
          placement: { height, width, top: padInfo.top, left: padInfo.left, spreadY: 1, spreadX: 1 },
          filterHeight,
          filterWidth,
          outChannels,
          relu: true,
          turned: false,
        },
        (2 * width + 4) * PANEL,
      );
      const pooled = [info.batchSize, Math.floor(outHeight / 2), Math.floor(outWidth / 2)];
      const y = engine.output([...pooled, outChannels]);
      const won = winners ? engine.backend.makeOutput([...pooled, outChannels / 4], "int32") : undefined;
      const { planes, packed, extra, geometry, units, work } = prepared;
      const addresses = [
        planes,
        packed,
        engine.address(bias),
        engine.address(y),
        won ? engine.address(won) : 0,
      ];
      engine.run("convolvePooled", [...addresses, extra, ...geometry], units, work);
      return won ? [y, won] : [y];
    },
  };
}

/** The gradient of relu and pooling, and by the bias. */
export function convReluPoolGrad(engine: KernelEngine): KernelConfig {
  return {
    kernelName: CONV_RELU_POOL_GRAD,
    backendName: "wasm",
    kernelFunc({ inputs, attrs }) {
      const { dy, winners } = tensorsOf<"dy" | "winners">(inputs);
      const { height, width } = attrs as unknown as ConvReluPoolGradAttrs;
      const [n, , , c] = dy.shape as [number, number, number, number];
      const dx = engine.output([n, height, width, c]);
      const sums = engine.scratch(n * c);
      const addresses = [engine.address(dy), engine.address(winners), engine.address(dx), sums];
      const work = movesFloats(n * height * width * c);
      engine.run("reluPoolGradient", [...addresses, height, width, c], n, work);
      return [dx, columnTotals(engine, sums, n, c)];
    },
  };
}

function columnTotals(engine: KernelEngine, rows: number, n: number, c: number): TensorInfo {
  const values = engine.floats(rows, n * c);
  const totals = new Float64Array(c);
  for (let at = 0; at < values.length; at++) totals[at % c] = totals[at % c]! + values[at]!;
  const made = engine.output([c]);
  engine.floats(engine.address(made), c).set(totals);
  return made;
}
