import type { BenchDevice } from "../../contract";
import { percent } from "../../ui/format";
import { browserOf, systemOf } from "./device-title";

/** All that a result tells of its device. */
export function DeviceCard({ device }: { readonly device: BenchDevice }) {
  return (
    <details class="card">
      <summary>What a result tells of the device</summary>
      <DeviceFacts device={device} />
    </details>
  );
}

export function DeviceFacts({ device }: { readonly device: BenchDevice }) {
  const { battery, webgpuLimits = {} } = device;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Browser", browserOf(device)],
    ["System", systemOf(device)],
    ["Model", device.model],
    ["Cores", String(device.cores)],
    ["Memory", device.memoryGiB === undefined ? undefined : `${device.memoryGiB} GiB or more`],
    ["Graphics", device.gpu],
    ["Cross-origin isolated", yesOrNo(device.isolated)],
    ["WebAssembly SIMD", yesOrNo(device.simd)],
    ["Relaxed SIMD", yesOrNo(device.relaxedSimd)],
    ["Threads", yesOrNo(device.threads)],
    ["Battery", battery && `${percent(battery.level)}, ${battery.charging ? "charging" : "not charging"}`],
    ["Hanger", device.appVersion],
    ["User agent", device.userAgent],
    ...Object.entries(webgpuLimits).map(([name, value]) => [name, value.toLocaleString("en")] as const),
  ];
  return (
    <dl class="rows">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="number">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const yesOrNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? "yes" : "no");
