export { adam } from "./adam";
export { filterGradient } from "./filter-gradient";
export { filterGradientPacked } from "./filter-gradient-packed";
export { gemm, transpose } from "./gemm";
export { maxPoolGradient } from "./max-pool-gradient";
export { pad } from "./pad";
