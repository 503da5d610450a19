import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { constants } from "node:zlib";
import CompressionPlugin from "compression-webpack-plugin";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import TerserPlugin from "terser-webpack-plugin";
import webpack from "webpack";
import { InjectManifest } from "workbox-webpack-plugin";
import { LicencesPlugin } from "./licences/webpack-plugin.js";

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Largest file kept for offline use. Workbox only warns when it leaves a larger one out; `requireWhole` then fails. */
const LARGEST_PRECACHED = 3 * 1024 * 1024;

/**
 * What the page needs until its service worker is registered. Only from then on are wrong files noticed and fetched again, so
 * browsers have to ask the host whether these are still right: hosts let them keep all of `assets/` for good.
 */
const START = ["app", "keep-offline"];

/** Where a chunk goes. */
const placeOf =
  (extension) =>
  ({ chunk }) =>
    `${START.includes(chunk.name) ? "start" : "assets"}/[name]-[contenthash:8].${extension}`;

/** What only commands and tests use: their page, and what the worker loads for them. */
const DRIVER_FILES = [/^driver\.html/, /^assets\/(driver|commands)-/];
const DRIVER = path.join(root, "build/driver");

/** Other engines, for the benchmark: tens of megabytes, each fetched where it is chosen, and then kept by the worker. */
const ENGINES = /^engines\//;

/** Which files of which packages they are; src/engines/engine-files.ts has their checksums. */
const ENGINE_PACKAGES = [
  {
    engine: "litert",
    name: "@litertjs/core",
    folder: "wasm",
    files: ["internal", "threaded_internal", "compat_internal"].flatMap((build) =>
      ["js", "wasm"].map((ending) => `litert_wasm_${build}.${ending}`),
    ),
  },
  {
    engine: "onnxruntime-web",
    name: "onnxruntime-web",
    folder: "dist",
    files: ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"],
  },
];

/** Their files as they were published, in a folder for each version. */
const engineFiles = ENGINE_PACKAGES.flatMap(({ engine, name, folder, files }) => {
  const home = path.join(root, "node_modules", name);
  const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
  return files.map((file) => ({
    from: path.join(home, folder, file),
    to: `engines/${engine}-${version}/${file}`,
    info: { minimized: true },
  }));
});

/** Files not needed offline: what only commands use, what is fetched when it is asked for, and files that only servers and browsers read. */
const NOT_PRECACHED = [
  ...DRIVER_FILES,
  ENGINES,
  /^data\//,
  /\.map$/,
  /\.br$/,
  /^screenshots\//,
  /^sw\.js$/,
  /^_headers$/,
  /^404\.html$/,
];

/** Fails the build where a file of the app would be missing offline. */
function requireWhole(manifest, compilation) {
  const kept = new Set(manifest.map(({ url }) => url));
  const lost = compilation
    .getAssets()
    .map(({ name }) => name)
    .filter((name) => !NOT_PRECACHED.some((pattern) => pattern.test(name)) && !kept.has(name));
  if (lost.length > 0) throw new Error(`not kept for offline use: ${lost.join(", ")}`);
  return { manifest };
}

/** Adds the checksum of each file, but for the page: proxies add to pages, so the service worker looks for its script. */
function addIntegrity(manifest, compilation) {
  const integrityOf = (name) =>
    `sha384-${createHash("sha384").update(compilation.getAsset(name).source.buffer()).digest("base64")}`;
  return {
    manifest: manifest.map((entry) =>
      entry.url === "index.html" ? entry : { ...entry, integrity: integrityOf(entry.url) },
    ),
  };
}

/**
 * Writes what only commands use into a folder of its own, so that `dist/` holds the app alone.
 * Webpack cannot: it takes every folder that it writes to for its own, and clears it.
 */
const driverApart = {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("driverApart", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "driverApart", stage }, () => {
        rmSync(DRIVER, { recursive: true, force: true });
        for (const { name, source } of compilation.getAssets()) {
          if (!DRIVER_FILES.some((pattern) => pattern.test(name))) continue;
          const file = path.join(DRIVER, name);
          mkdirSync(path.dirname(file), { recursive: true });
          writeFileSync(file, source.buffer());
          compilation.deleteAsset(name);
        }
      });
    });
  },
};

export default (_env, { mode = "production" }) => {
  const production = mode === "production";
  return {
    mode,
    target: "web",
    context: root,
    devtool: production ? false : "source-map",
    entry: {
      app: "./src/shell/index.tsx",
      driver: "./src/shell/driver.ts",
    },
    output: {
      path: path.join(root, "dist"),
      filename: placeOf("js"),
      chunkFilename: placeOf("js"),
      assetModuleFilename: "assets/[name]-[contenthash:8][ext]",
      publicPath: "auto",
      clean: true,
      trustedTypes: { policyName: "hanger" },
    },
    resolve: {
      extensions: [".ts", ".tsx", ".js"],
      alias: {
        // As TensorFlow.js intends for builds that do not need all operations.
        "@tensorflow/tfjs-core/dist/ops/ops_for_converter$": path.join(
          root,
          "src/ml/backends/kernels/further/graph-operations.ts",
        ),
      },
      fallback: {
        fs: false,
        path: false,
        crypto: false,
        worker_threads: false,
        perf_hooks: false,
        util: false,
        os: false,
      },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "swc-loader",
          options: {
            jsc: {
              parser: { syntax: "typescript", tsx: true },
              target: "es2022",
              transform: { react: { runtime: "automatic", importSource: "preact" } },
            },
          },
        },
        { test: /src[\\/](contract|words|random|locks|results)[\\/].*\.tsx?$/, sideEffects: false },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    optimization: {
      moduleIds: "deterministic",
      chunkIds: "named",
      splitChunks: {
        cacheGroups: {
          // The first script holds the name of every chunk; of one that has none, webpack joins the paths of its modules.
          shared: {
            test: /src[\\/](ui[\\/]|views[\\/]shared[\\/](classes|scan|follow-changes).*\.tsx?$)/,
            name: "shared",
            chunks: "async",
            minChunks: 2,
          },
          // TensorFlow.js starts its threads from the source text of these functions, so no tool may rewrite them.
          factories: {
            test: /tfjs-backend-wasm[\\/]wasm-out/,
            name: "wasm-factories",
            chunks: "all",
            enforce: true,
          },
        },
      },
      minimizer: [
        new TerserPlugin({
          exclude: [/wasm-factories/, ENGINES],
          extractComments: false,
          terserOptions: { compress: { passes: 2 } },
        }),
      ],
    },
    plugins: [
      new webpack.DefinePlugin({ APP_VERSION: JSON.stringify(version) }),
      new HtmlPlugin({ template: "public/index.html", chunks: ["app"], scriptLoading: "module" }),
      new HtmlPlugin({ filename: "driver.html", chunks: ["driver"], title: "Hanger, driven by a command" }),
      new MiniCssExtractPlugin({ filename: placeOf("css"), chunkFilename: placeOf("css") }),
      new CopyPlugin({
        patterns: [
          { from: "public", globOptions: { ignore: ["**/index.html"] }, noErrorOnMissing: true },
          { from: "build/data", to: "data", noErrorOnMissing: true },
          ...engineFiles,
        ],
      }),
      new LicencesPlugin({
        file: "licences.txt",
        list: path.join(root, "build/shipped.json"),
        copied: [...ENGINE_PACKAGES.map(({ name }) => name), "onnxruntime-common"],
      }),
      new InjectManifest({
        swSrc: "./workers/sw/index.ts",
        swDest: "sw.js",
        exclude: [...NOT_PRECACHED],
        manifestTransforms: [requireWhole, addIntegrity],
        maximumFileSizeToCacheInBytes: LARGEST_PRECACHED,
      }),
      driverApart,
      ...(production
        ? [
            new CompressionPlugin({
              algorithm: "brotliCompress",
              filename: "[path][base].br",
              exclude: [/^data\//, /sw\.js/, ENGINES],
            }),
            // As small as it gets would take minutes.
            new CompressionPlugin({
              algorithm: "brotliCompress",
              filename: "[path][base].br",
              include: ENGINES,
              compressionOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
            }),
          ]
        : []),
    ],
    performance: { hints: false },
  };
};
