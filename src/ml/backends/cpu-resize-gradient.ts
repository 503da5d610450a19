import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu/dist/backend_cpu";
import {
  type KernelConfig,
  type NamedTensorInfoMap,
  ResizeNearestNeighborGrad,
  type ResizeNearestNeighborGradAttrs,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";

type Shape4D = [count: number, height: number, width: number, channels: number];

/**
 * The gradient of resizing to the nearest pixel. The stock kernel of the plain JavaScript backend reads every picture but
 * the first of a batch at the wrong place (TensorFlow.js 4.22).
 */
export const cpuResizeGradient: KernelConfig = {
  kernelName: ResizeNearestNeighborGrad,
  backendName: "cpu",
  kernelFunc({ inputs, backend, attrs }) {
    const { images, dy } = inputs as NamedTensorInfoMap & Record<"images" | "dy", TensorInfo>;
    const { alignCorners } = attrs as unknown as ResizeNearestNeighborGradAttrs;
    const cpu = backend as MathBackendCPU;
    const [count, height, width, channels] = images.shape as Shape4D;
    const [, rows, columns] = dy.shape as Shape4D;
    const from = cpu.data.get(dy.dataId).values as Float32Array;
    const dx = new Float32Array(util.sizeFromShape(images.shape));
    const rowOf = nearest(height, rows, alignCorners);
    const columnOf = nearest(width, columns, alignCorners);
    let at = 0;
    for (let picture = 0; picture < count; picture++) {
      for (let y = 0; y < rows; y++) {
        for (let x = 0; x < columns; x++) {
          const to = ((picture * height + rowOf(y)) * width + columnOf(x)) * channels;
          for (let c = 0; c < channels; c++) dx[to + c]! += from[at++]!;
        }
      }
    }
    return cpu.makeTensorInfo(images.shape, "float32", dx);
  },
};

/** The place of `size` that a place of `resized` shows. */
function nearest(size: number, resized: number, alignCorners: boolean): (place: number) => number {
  const less = alignCorners && resized > 1 ? 1 : 0;
  const scale = (size - less) / (resized - less);
  const round = alignCorners ? Math.round : Math.floor;
  return (place) => Math.min(size - 1, round(place * scale));
}
