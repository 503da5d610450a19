// Tests run under Node with TensorFlow.js's ES modules transformed: the domain imports single kernels and
// layers of it, and one copy of tfjs-core must serve them all.
const shared = {
  testEnvironment: "node",
  // Jest asks its sandbox for each use of a global, which takes two hundred times as long as `Math.max` itself. These
  // are handed to every module instead; no test replaces them.
  sandboxInjectedGlobals: [
    ...["Array", "BigInt", "JSON", "Map", "Math", "Number", "Object", "Promise", "Set", "String"],
    ...["ArrayBuffer", "DataView", "Float32Array", "Float64Array", "Int32Array"],
    ...["Uint8Array", "Uint8ClampedArray", "Uint16Array", "Uint32Array"],
  ],
  transform: {
    "\\.(t|j)sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          target: "es2022",
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!(@tensorflow|preact|comlink|idb|pbf)/)"],
  moduleNameMapper: {
    "^@tensorflow/(tfjs-core|tfjs-layers|tfjs-backend-cpu|tfjs-backend-wasm)$":
      "<rootDir>/node_modules/@tensorflow/$1/dist/index.js",
    "^jasmine-core/": "<rootDir>/test/ml/jasmine-core.cjs",
  },
};

export default {
  projects: [
    {
      ...shared,
      displayName: "unit",
      roots: ["<rootDir>/test"],
      testPathIgnorePatterns: ["<rootDir>/test/e2e/", "<rootDir>/test/deploy/"],
    },
    {
      ...shared,
      displayName: "browser",
      roots: ["<rootDir>/test/e2e"],
      // Draws the dataset that browser tests train on.
      globalSetup: "<rootDir>/test/e2e/support/global-setup.ts",
    },
    { ...shared, displayName: "deploy", roots: ["<rootDir>/test/deploy"] },
  ],
  testSequencer: "<rootDir>/test/slowest-first.cjs",
  testTimeout: 120_000,
};
