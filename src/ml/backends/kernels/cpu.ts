import { _fusedMatMulConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/_FusedMatMul";
import { addConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Add";
import { addNConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/AddN";
import { argMaxConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/ArgMax";
import { avgPoolConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/AvgPool";
import { avgPoolGradConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/AvgPoolGrad";
import { batchMatMulConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul";
import { batchNormConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/BatchNorm";
import { castConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Cast";
import { concatConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Concat";
import { conv2DConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Conv2D";
import { conv2DBackpropFilterConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Conv2DBackpropFilter";
import { conv2DBackpropInputConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Conv2DBackpropInput";
import { equalConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Equal";
import { expConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Exp";
import { expandDimsConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/ExpandDims";
import { fillConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Fill";
import { fusedConv2DConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/FusedConv2D";
import { gatherV2Config } from "@tensorflow/tfjs-backend-cpu/dist/kernels/GatherV2";
import { greaterConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Greater";
import { greaterEqualConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/GreaterEqual";
import { identityConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Identity";
import { logConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Log";
import { maxConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Max";
import { maximumConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Maximum";
import { maxPoolConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/MaxPool";
import { maxPoolGradConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/MaxPoolGrad";
import { meanConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Mean";
import { minimumConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Minimum";
import { multiplyConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply";
import { negConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Neg";
import { notEqualConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/NotEqual";
import { oneHotConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/OneHot";
import { onesLikeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/OnesLike";
import { packConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Pack";
import { padV2Config } from "@tensorflow/tfjs-backend-cpu/dist/kernels/PadV2";
import { powConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Pow";
import { realDivConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/RealDiv";
import { reluConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Relu";
import { reshapeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape";
import { rsqrtConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Rsqrt";
import { selectConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Select";
import { sliceConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Slice";
import { softmaxConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Softmax";
import { sqrtConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Sqrt";
import { squareConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Square";
import { squaredDifferenceConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/SquaredDifference";
import { stepConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Step";
import { subConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Sub";
import { sumConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Sum";
import { tileConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Tile";
import { transposeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/Transpose";
import { zerosLikeConfig } from "@tensorflow/tfjs-backend-cpu/dist/kernels/ZerosLike";
import type { KernelConfig } from "@tensorflow/tfjs-core";

/** The cpu kernels that the registry's networks need to predict and to train; nothing else is shipped. */
export const CPU_KERNELS: readonly KernelConfig[] = [
  addConfig,
  addNConfig,
  argMaxConfig,
  avgPoolConfig,
  avgPoolGradConfig,
  batchMatMulConfig,
  castConfig,
  concatConfig,
  conv2DConfig,
  conv2DBackpropFilterConfig,
  conv2DBackpropInputConfig,
  equalConfig,
  expConfig,
  expandDimsConfig,
  fillConfig,
  batchNormConfig,
  fusedConv2DConfig,
  gatherV2Config,
  greaterConfig,
  greaterEqualConfig,
  identityConfig,
  logConfig,
  maxConfig,
  maximumConfig,
  maxPoolConfig,
  maxPoolGradConfig,
  meanConfig,
  minimumConfig,
  multiplyConfig,
  negConfig,
  notEqualConfig,
  oneHotConfig,
  onesLikeConfig,
  packConfig,
  padV2Config,
  powConfig,
  realDivConfig,
  reluConfig,
  reshapeConfig,
  rsqrtConfig,
  selectConfig,
  sliceConfig,
  softmaxConfig,
  sqrtConfig,
  squareConfig,
  squaredDifferenceConfig,
  stepConfig,
  subConfig,
  sumConfig,
  tileConfig,
  transposeConfig,
  zerosLikeConfig,
  _fusedMatMulConfig,
];
