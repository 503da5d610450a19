/** The build puts binaries into the page. */
declare module "*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** Put in by the build. */
declare const WORKLOAD_VERSION: string;
