import type { BenchDevice, BenchDocument } from "../../contract";
import { benchmarkWords } from "../../words/benchmark";
import { formatDate } from "../../words/numbers";

/** Systems and browsers by what they write into the user agent; the first that fits. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Macintosh/, "Mac"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, "Edge"],
  [/Firefox\/(\d+)/, "Firefox"],
  [/(?:Headless)?Chrome\/(\d+)/, "Chrome"],
  [/Version\/(\d+).*Safari/, "Safari"],
];

/** What is said where a browser does not tell. */
type Unknown = Pick<typeof benchmarkWords, "unknownSystem" | "unknownBrowser">;

/** A device in a few words: `Pixel 9, Google Chrome 156`. */
export function deviceTitle(device: BenchDevice, unknown: Unknown = benchmarkWords): string {
  return `${device.model ?? systemOf(device, unknown)}, ${browserOf(device, unknown)}`;
}

export function systemOf(
  { os, userAgent }: BenchDevice,
  { unknownSystem }: Unknown = benchmarkWords,
): string {
  return os ?? SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? unknownSystem;
}

export function browserOf(
  { browser, userAgent }: BenchDevice,
  { unknownBrowser }: Unknown = benchmarkWords,
): string {
  if (browser) return browser;
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return unknownBrowser;
}

export function dateTitle({ measuredAt }: BenchDocument): string {
  return formatDate(measuredAt);
}
