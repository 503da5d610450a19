import { getDotPath, safeParse } from "valibot";
import { BENCH_FORMAT, BENCH_SET_FORMAT, BENCH_VERSION, type BenchDocument, HangerError } from "../contract";
import { withoutUnseen } from "../formats/unseen";
import { benchmarkSentences } from "../words/benchmark-sentences";
import { findLink, readLink } from "./link";
import { benchDocumentSchema, benchSetSchema } from "./schema";

/** The longest text that is read. A hundred thorough results with every kernel fit. */
export const MOST_RESULT_CHARACTERS = 5_000_000;

/**
 * Reads results from a text: a document, a set of documents, or a link.
 * @throws HangerError `bench-refused`, whose sentence says what is wrong
 */
export function readResults(text: string): readonly BenchDocument[] {
  if (text.length > MOST_RESULT_CHARACTERS) throw tooLarge();
  const link = findLink(text);
  return link === undefined ? readJson(text) : [checkDocument(readLink(link))];
}

export const tooLarge = () => refusal(benchmarkSentences.tooLarge);

function readJson(text: string): readonly BenchDocument[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal(benchmarkSentences.noResult);
  }
  if (formatOf(value) !== BENCH_SET_FORMAT) return [checkDocument(value)];
  requireKnownVersion(value);
  const { success, output, issues } = safeParse(benchSetSchema, value);
  if (!success) throw damaged(issues[0]);
  return harmless(output.results);
}

/** @throws HangerError `bench-refused` */
export function checkDocument(value: unknown): BenchDocument {
  if (formatOf(value) !== BENCH_FORMAT) throw refusal(benchmarkSentences.noResult);
  requireKnownVersion(value);
  const { success, output, issues } = safeParse(benchDocumentSchema, value);
  if (!success) throw damaged(issues[0]);
  return harmless(output);
}

/** The same value without control characters and direction marks in its texts, which would garble what stands around them. */
function harmless<T>(value: T): T {
  if (typeof value === "string") return withoutUnseen(value) as T;
  if (Array.isArray(value)) return value.map(harmless) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [withoutUnseen(name), harmless(each)]),
  ) as T;
}

const formatOf = (value: unknown) => (value as { format?: unknown } | null)?.format;

function requireKnownVersion(value: unknown): void {
  const { version } = value as { version?: unknown };
  if (typeof version === "number" && version > BENCH_VERSION) {
    throw refusal(benchmarkSentences.laterVersion);
  }
}

/** Names the place that is wrong, but never repeats the value: it comes from outside. */
function damaged(issue: Parameters<typeof getDotPath>[0]): HangerError {
  return refusal(benchmarkSentences.cannotBeTrue(getDotPath(issue)));
}

function refusal(wrong: string): HangerError {
  return new HangerError("bench-refused", wrong);
}
