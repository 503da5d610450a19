import type { TrainingKernel } from "../runtime/training-kernel";
import { adamUpdate } from "./adam-update";
import { batchMatMul } from "./batch-mat-mul";
import { convReluPool, convReluPoolGrad } from "./conv-relu-pool";
import { conv2dBackpropFilter } from "./conv2d-backprop-filter";
import { conv2dBackpropInput } from "./conv2d-backprop-input";
import { depthwiseFilterGradient, depthwiseInputGradient } from "./depthwise-gradients";
import { fusedConv2d } from "./fused-conv2d";
import { fusedMatMul } from "./fused-mat-mul";
import { identity } from "./identity";
import { maxPool } from "./max-pool";
import { maxPoolGrad } from "./max-pool-grad";
import { normReluPoolGrad, normReluPoolKernel } from "./norm-relu-pool";
import { plainConv2d } from "./plain-conv2d";
import { sum } from "./sum";

/** Kernels of TensorFlow.js's own operations. */
export const OF_TENSORFLOWJS: readonly TrainingKernel[] = [
  batchMatMul,
  plainConv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  depthwiseFilterGradient,
  depthwiseInputGradient,
  fusedConv2d,
  fusedMatMul,
  identity,
  maxPool,
  maxPoolGrad,
  sum,
];

/** Kernels of the project's operations: see `src/ml/ops/`. */
export const OF_PROJECT: readonly TrainingKernel[] = [
  adamUpdate,
  convReluPool,
  convReluPoolGrad,
  normReluPoolGrad,
  normReluPoolKernel,
];
