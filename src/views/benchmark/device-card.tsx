import type { BenchDevice } from "../../contract";
import { percent } from "../../ui/format";
import { benchmarkWords } from "../../words/benchmark";
import { formatNumber } from "../../words/numbers";
import { locale } from "../../words/translatable";
import { browserOf, systemOf } from "./device-title";

/** All that a result tells of its device. */
export function DeviceCard({ device }: { readonly device: BenchDevice }) {
  return (
    <details class="card">
      <summary>{benchmarkWords.toldOfDevice}</summary>
      <DeviceFacts device={device} />
    </details>
  );
}

export function DeviceFacts({ device }: { readonly device: BenchDevice }) {
  const { battery, webgpuLimits = {}, peakGflops: peak } = device;
  const memory = device.memoryGiB?.toLocaleString(locale());
  const { facts: names } = benchmarkWords;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [names.browser, browserOf(device)],
    [names.system, systemOf(device)],
    [names.model, device.model],
    [names.cores, String(device.cores)],
    [names.peak, peak === undefined ? peak : benchmarkWords.gflops(formatNumber(peak, 1))],
    [names.memory, memory && benchmarkWords.memoryOrMore(memory)],
    [names.graphics, device.gpu],
    [names.isolated, yesOrNo(device.isolated)],
    [names.simd, yesOrNo(device.simd)],
    [names.relaxedSimd, yesOrNo(device.relaxedSimd)],
    [names.threads, yesOrNo(device.threads)],
    [names.battery, battery && benchmarkWords.battery(percent(battery.level), battery.charging)],
    ["Hanger", device.appVersion],
    ["TensorFlow.js", device.tensorflowjs],
    [names.userAgent, device.userAgent],
    ...Object.entries(webgpuLimits).map(([name, value]) => [name, formatNumber(value)] as const),
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

const yesOrNo = (value: boolean | undefined) =>
  value === undefined ? undefined : value ? benchmarkWords.yes : benchmarkWords.no;
