/** All training kernels. What is exported here is registered with TensorFlow.js. */
export { adamUpdate } from "./adam-update";
export { batchMatMul } from "./batch-mat-mul";
export { convReluPool, convReluPoolGrad } from "./conv-relu-pool";
export { conv2dBackpropFilter } from "./conv2d-backprop-filter";
export { conv2dBackpropInput } from "./conv2d-backprop-input";
export { fusedConv2d } from "./fused-conv2d";
export { fusedMatMul } from "./fused-mat-mul";
export { identity } from "./identity";
export { maxPool } from "./max-pool";
export { maxPoolGrad } from "./max-pool-grad";
export { normReluPoolGrad, normReluPoolKernel } from "./norm-relu-pool";
export { sum } from "./sum";
