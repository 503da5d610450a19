import { version_core } from "@tensorflow/tfjs-core";
import { appVersion, type BatteryState, type BenchDevice } from "../../../src/contract";
import { hasRelaxedSimd } from "../../../src/ml/backends/wasm/runtime/kernel-module";
import { measurePeak } from "../../../src/ml/measuring/peak";
import { environment } from "../computing/environment";

/** What Chromium tells besides the user agent; other browsers do not. */
interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  getHighEntropyValues(hints: readonly string[]): Promise<{
    readonly platform?: string;
    readonly platformVersion?: string;
    readonly model?: string;
  }>;
}

type Telling = WorkerNavigator & { readonly userAgentData?: UserAgentData; readonly deviceMemory?: number };

/** A function of one SIMD instruction, `i8x16.splat`. */
const SIMD_PROGRAM = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
]);

/** What a result may say of the GPU, in letters. */
const LONGEST_NAME = 200;

/** Those limits of WebGPU that networks meet first. */
const LIMITS = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupsPerDimension",
] as const;

/** What this browser tells of the device. */
export async function describeDevice(battery: BatteryState | undefined): Promise<BenchDevice> {
  const peakGflops = measurePeak(() => performance.now());
  const { userAgent, hardwareConcurrency: cores, deviceMemory } = navigator as Telling;
  return {
    userAgent: userAgent.slice(0, 400),
    ...(await describePlatform()),
    cores,
    ...(deviceMemory ? { memoryGiB: deviceMemory } : {}),
    isolated: environment.isolated,
    simd: WebAssembly.validate(SIMD_PROGRAM),
    relaxedSimd: hasRelaxedSimd(),
    threads: typeof SharedArrayBuffer !== "undefined",
    ...(peakGflops ? { peakGflops } : {}),
    ...(await describeGpu()),
    ...(appVersion ? { appVersion } : {}),
    tensorflowjs: version_core,
    ...(battery ? { battery } : {}),
  };
}

async function describePlatform(): Promise<Pick<BenchDevice, "browser" | "os" | "model">> {
  const { userAgentData } = navigator as Telling;
  if (!userAgentData) return {};
  const hints = ["platform", "platformVersion", "model"];
  const told = await userAgentData.getHighEntropyValues(hints).catch(() => undefined);
  // One of the brands is made up, and Chromium is listed beside what is built on it.
  const real = userAgentData.brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand));
  const brand = real.find((each) => each.brand !== "Chromium") ?? real[0];
  const os = [told?.platform, told?.platformVersion].filter(Boolean).join(" ");
  return {
    ...(brand ? { browser: `${brand.brand} ${brand.version}` } : {}),
    ...(os ? { os } : {}),
    ...(told?.model ? { model: told.model } : {}),
  };
}

async function describeGpu(): Promise<Pick<BenchDevice, "gpu" | "webgpuLimits">> {
  const adapter = await navigator.gpu?.requestAdapter().catch(() => null);
  if (!adapter) {
    const gpu = rendererName();
    return gpu ? { gpu } : {};
  }
  const { vendor, architecture, description } = adapter.info;
  const named = description || [vendor, architecture].filter(Boolean).join(" ");
  const gpu = named.slice(0, LONGEST_NAME) || rendererName();
  const webgpuLimits = Object.fromEntries(LIMITS.map((name) => [name, Number(adapter.limits[name])]));
  return { ...(gpu ? { gpu } : {}), webgpuLimits };
}

function rendererName(): string | undefined {
  const context = environment.createWebglContext();
  if (!context) return undefined;
  const told = context.getExtension("WEBGL_debug_renderer_info");
  const name = told && context.getParameter(told.UNMASKED_RENDERER_WEBGL);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof name === "string" && name ? name.slice(0, LONGEST_NAME) : undefined;
}
