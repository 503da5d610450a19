import { readFileSync } from "node:fs";
import { CommandError } from "../../harness/command-error";
import type { BenchDocument, BenchMeasure, HangerError } from "../contract";
import { type BenchChange, compareBench } from "../results/compare";
import type { RatioInterval } from "../results/interleaved";
import { readResults } from "../results/read-results";
import { isSameNetwork } from "../results/same-network";
import type { AgainstOutcome } from "./against";
import { UsageError } from "./usage";

const NAMES: Readonly<Record<BenchMeasure, string>> = {
  predict1: "one picture",
  predict32: "32 pictures",
  predict128: "128 pictures",
  trainStep32: "training step of 32",
  trainStep128: "training step of 128",
  photo: "photo to answer",
};

/** Reads an earlier result, as `--json` or the app wrote it; the last one of a file with several. @throws CommandError */
export function readBench(file: string): BenchDocument {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CommandError(`There is no file "${file}".`);
  }
  try {
    return readResults(text).at(-1)!;
  } catch (error) {
    throw new CommandError(`The file "${file}" ${(error as HangerError).message}`);
  }
}

/** Before anything is measured: @throws UsageError where the earlier result is of a network of another name */
export function requireNetwork({ network }: BenchDocument, name: string): void {
  if (network.name === name) return;
  throw new UsageError(
    `The earlier result is of the network "${network.name}", and this run would measure "${name}": their times cannot be compared. Choose the same network with --network.`,
  );
}

/**
 * One line for every figure that differs beyond noise, one with the number of the others, and one that says what it compares.
 * @throws CommandError where the two are of different networks
 */
export function describeChanges(
  before: BenchDocument,
  after: BenchDocument,
): { readonly lines: readonly string[]; readonly slower: boolean } {
  if (!isSameNetwork(before.network, after.network)) {
    const [old, now] = [before, after].map(({ network }) => `${network.parameters} parameters`);
    throw new CommandError(
      `The earlier result is of another network, with ${old} in place of ${now}: their times cannot be compared. Measure this build once more with --json, and compare with that.`,
    );
  }
  const changes = compareBench(before, after);
  const told = changes.filter(({ verdict }) => verdict === "slower" || verdict === "faster");
  const count = (verdict: BenchChange["verdict"]) =>
    changes.filter((change) => change.verdict === verdict).length;
  const lines = told.map(
    ({ backend, measure, ratio, verdict }) =>
      `${verdict}: ${backend}, ${NAMES[measure]}: ${ratio.toFixed(2)} times as long`,
  );
  const rest = `${count("alike")} alike within noise, ${count("unclear")} with too few rounds to tell`;
  const day = new Date(before.measuredAt).toISOString().slice(0, 10);
  const across = `compared across time, with a result of ${day}: --against DIR measures two builds in turns`;
  return { lines: [...lines, rest, across], slower: told.some(({ verdict }) => verdict === "slower") };
}

const SENTENCES = {
  slower: "This build is slower",
  faster: "This build is faster",
  alike: "No difference beyond noise",
  unclear: "Too few rounds to tell",
} as const;

/** An interval that is wider on one side hides differences that matter. */
const WIDE = 0.03;

/**
 * The verdict on all measures together first, then a line for each, and what the figures do not tell: differences that
 * hide in the interval, and backends that were not compared.
 */
export function describeAgainst({ rounds, overall, measures, skipped }: AgainstOutcome): readonly string[] {
  const times = ({ ratio, low, high }: RatioInterval) =>
    `${ratio.toFixed(3)} times as long (99 %: ${low.toFixed(3)} to ${high.toFixed(3)})`;
  const hidden = Math.max(overall.high - 1, 1 - overall.low);
  const isVague = overall.verdict === "alike" && hidden > WIDE;
  return [
    `${SENTENCES[overall.verdict]}: ${times(overall)}, ${rounds} rounds in turns`,
    ...(isVague
      ? [
          `A difference of up to ${Math.ceil(100 * hidden)} % may hide in this noise: close other programs, or measure longer with --seconds`,
        ]
      : []),
    ...measures.map(
      ({ backend, measure, ...interval }) => `${backend}, ${NAMES[measure]}: ${times(interval)}`,
    ),
    ...skipped.map(({ backend, reason }) => `${backend}: not compared. ${reason}`),
  ];
}

/** The same for a summary in Markdown. */
export const markdownOf = (title: string, lines: readonly string[]) =>
  `### ${title}\n\n${lines.map((line) => `- ${line}\n`).join("")}\n`;
