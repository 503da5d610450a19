import { _fusedMatMulConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/_FusedMatMul";
import { addConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Add";
import { addNConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/AddN";
import { argMaxConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/ArgMax";
import { avgPoolConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/AvgPool";
import { avgPoolGradConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/AvgPoolGrad";
import { batchMatMulConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul";
import { batchNormConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/BatchNorm";
import { castConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Cast";
import { concatConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Concat";
import { conv2DConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Conv2D";
import { conv2DBackpropFilterConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Conv2DBackpropFilter";
import { conv2DBackpropInputConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Conv2DBackpropInput";
import { equalConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Equal";
import { expConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Exp";
import { expandDimsConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/ExpandDims";
import { fillConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Fill";
import { fusedConv2DConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/FusedConv2D";
import { gatherV2Config } from "@tensorflow/tfjs-backend-webgl/dist/kernels/GatherV2";
import { greaterConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Greater";
import { greaterEqualConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/GreaterEqual";
import { identityConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Identity";
import { logConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Log";
import { maxConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Max";
import { maximumConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Maximum";
import { maxPoolConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/MaxPool";
import { maxPoolGradConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/MaxPoolGrad";
import { meanConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Mean";
import { minimumConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Minimum";
import { multiplyConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply";
import { negConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Neg";
import { notEqualConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/NotEqual";
import { oneHotConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/OneHot";
import { onesLikeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/OnesLike";
import { packConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Pack";
import { padV2Config } from "@tensorflow/tfjs-backend-webgl/dist/kernels/PadV2";
import { powConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Pow";
import { realDivConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/RealDiv";
import { reluConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Relu";
import { reshapeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape";
import { rsqrtConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Rsqrt";
import { selectConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Select";
import { sliceConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Slice";
import { softmaxConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Softmax";
import { sqrtConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Sqrt";
import { squareConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Square";
import { squaredDifferenceConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/SquaredDifference";
import { stepConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Step";
import { subConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Sub";
import { sumConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Sum";
import { tileConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Tile";
import { transposeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/Transpose";
import { zerosLikeConfig } from "@tensorflow/tfjs-backend-webgl/dist/kernels/ZerosLike";
import type { KernelConfig } from "@tensorflow/tfjs-core";

/** The webgl kernels that the registry's networks need to predict and to train; nothing else is shipped. */
export const WEBGL_KERNELS: readonly KernelConfig[] = [
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
