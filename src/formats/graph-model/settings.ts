import { networkWords } from "../../words/networks";
import { tidyName } from "../layers-model/labels";
import { refusal } from "../refusal";
import type { GraphAttribute, GraphNode } from "./schema";

/** The most that a stride, the side of a window, or the width of a padding may be. */
const MOST = 10_000;

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  padding: ["SAME", "VALID", "EXPLICIT"],
  data_format: ["NHWC", "NCHW", "NDHWC", "NCDHW", "NWC", "NCW"],
};

/** Settings that are lists of whole numbers, and the least that each may be. */
const LISTS: Readonly<Record<string, number>> = {
  strides: 1,
  ksize: 1,
  dilations: 1,
  rates: 1,
  explicit_paddings: 0,
};

/** Refuses a node whose settings its kernels would take for addresses. @throws HangerError `import-refused` */
export function requireSettings({ name, attr = {} }: GraphNode): void {
  for (const [setting, value] of Object.entries(attr)) {
    if (!isSound(setting, value)) throw refusal(networkWords.graphSetting(setting, tidyName(name)));
  }
}

function isSound(setting: string, value: GraphAttribute): boolean {
  const texts = Object.hasOwn(TEXTS, setting) ? TEXTS[setting] : undefined;
  if (texts) return texts.includes(graphText(value.s ?? "").toUpperCase());
  const least = Object.hasOwn(LISTS, setting) ? LISTS[setting]! : undefined;
  if (least === undefined) return true;
  const numbers = (value.list?.i ?? []).map(Number);
  return numbers.length <= 10 && numbers.every((each) => each >= least && each <= MOST);
}

/** A text of a graph: in base64, or its bytes by their numbers. Empty where it is neither. */
export function graphText(bytes: string | readonly number[]): string {
  if (typeof bytes !== "string") return String.fromCharCode(...bytes);
  try {
    return atob(bytes);
  } catch {
    return "";
  }
}
