/** The test writes this module: it imports each of `SPECS` in `test/ml/backends/wasm/specs.ts`. */
export {};
