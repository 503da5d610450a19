import { readFileSync } from "node:fs";
import { CommandError } from "../../harness/command-error";
import type { BenchDocument, BenchMeasure, HangerError } from "../contract";
import { type BenchChange, compareBench } from "../results/compare";
import { readResults } from "../results/read-results";

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

/** One line for every figure that differs beyond noise, and one with the number of the others. */
export function describeChanges(
  before: BenchDocument,
  after: BenchDocument,
): { readonly lines: readonly string[]; readonly slower: boolean } {
  const changes = compareBench(before, after);
  const told = changes.filter(({ verdict }) => verdict === "slower" || verdict === "faster");
  const count = (verdict: BenchChange["verdict"]) =>
    changes.filter((change) => change.verdict === verdict).length;
  const lines = told.map(
    ({ backend, measure, ratio, verdict }) =>
      `${verdict}: ${backend}, ${NAMES[measure]}: ${ratio.toFixed(2)} times as long`,
  );
  const rest = `${count("alike")} alike within noise, ${count("unclear")} with too few rounds to tell`;
  return { lines: [...lines, rest], slower: told.some(({ verdict }) => verdict === "slower") };
}
