import type { BenchDevice, BenchDocument } from "../../contract";

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

/** A device in a few words: `Pixel 9, Google Chrome 156`. */
export function deviceTitle(device: BenchDevice): string {
  return `${device.model ?? systemOf(device)}, ${browserOf(device)}`;
}

export function systemOf({ os, userAgent }: BenchDevice): string {
  return os ?? SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "Unknown system";
}

export function browserOf({ browser, userAgent }: BenchDevice): string {
  if (browser) return browser;
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return "unknown browser";
}

/** When, in the words of the device's own language. */
export function dateTitle({ measuredAt }: BenchDocument): string {
  return new Date(measuredAt).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}
