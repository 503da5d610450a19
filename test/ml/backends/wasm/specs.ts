/** TensorFlow.js's own specifications of the operations that our kernels compute, below `dist` of tfjs-core. */
export const SPECS = [
  "ops/conv2d_test",
  "ops/fused/fused_conv2d_test",
  "ops/depthwise_conv2d_test",
  "ops/max_pool_test",
  "ops/mat_mul_test",
  "ops/fused/fused_mat_mul_test",
  "ops/sum_test",
  "ops/softmax_test",
  "ops/losses/softmax_cross_entropy_test",
  "optimizers/adam_optimizer_test",
];

/** Names of specs for what the wasm backend does not offer as it ships either. */
export const LEFT_OUT: readonly RegExp[] = [
  /NCHW/,
  /broadcasted bias/,
  /with bias$/,
  /upcasts when dtypes dont match/,
];
