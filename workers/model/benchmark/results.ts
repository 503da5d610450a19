import {
  type BenchCandidate,
  type BenchDocument,
  describeCause,
  HangerError,
  type KeptBench,
} from "../../../src/contract";
import type { Storage } from "../../../src/storage";
import { benchmarkSentences } from "../../../src/words/benchmark-sentences";
import { formatNumber } from "../../../src/words/numbers";
import type { Handlers } from "../handler";
import { decodeImage } from "../pictures/decode";

/** Results on this device, at most: no file or link can fill it up. */
const MOST_KEPT = 500;

/** Longest side of the pictures that codes are looked for in: a module of the finest has five pixels. */
const QR_SIDE = 1024;

export const resultCalls: Pick<
  Handlers,
  "listBench" | "keepBench" | "deleteBench" | "openBenchResults" | "readQr" | "linkBench"
> = {
  async listBench(_, { storage }) {
    const kept = await storage.getAll("benchmarks");
    return [...kept].sort((a, b) => a.document.measuredAt - b.document.measuredAt);
  },

  async keepBench({ document }, { storage }) {
    const { checkDocument } = await loadReader();
    const kept: KeptBench = { document: checkDocument(document), origin: "own", keptAt: Date.now() };
    await keep(storage, [kept]);
    return kept;
  },

  async deleteBench({ ids }, { storage }) {
    await storage.write(ids.map((key) => ({ store: "benchmarks", key })));
  },

  async openBenchResults({ candidates }, { storage, signal }) {
    const seen = new Set(await storage.getAllKeys("benchmarks"));
    const opened: KeptBench[] = [];
    const refused: string[] = [];
    let known = 0;
    for (const candidate of candidates) {
      signal.throwIfAborted();
      try {
        for (const document of await readCandidate(candidate)) {
          if (seen.has(document.id)) known++;
          else opened.push({ document, origin: "opened", keptAt: Date.now() });
          seen.add(document.id);
        }
      } catch (error) {
        if (!(error instanceof HangerError)) throw error;
        refused.push(benchmarkSentences.refused(candidate.name, error.message));
      }
    }
    await keep(storage, opened);
    return { opened, known, refused };
  },

  async readQr({ image }) {
    const { readQrCode } = await import("../../../src/pictures/qr");
    return readQrCode(await decodeImage(image, QR_SIDE));
  },

  async linkBench({ id }, { storage }) {
    const kept = await storage.get("benchmarks", id);
    if (!kept) throw new HangerError("bench-unknown", benchmarkSentences.noLongerKept);
    const { writeLink } = await import("../../../src/results/link");
    return writeLink(kept.document);
  },
};

const loadReader = () => import("../../../src/results/read-results");

async function readCandidate({ content }: BenchCandidate): Promise<readonly BenchDocument[]> {
  const { MOST_RESULT_CHARACTERS, readResults, tooLarge } = await loadReader();
  if (typeof content === "string") return readResults(content);
  if (content.size > MOST_RESULT_CHARACTERS) throw tooLarge();
  return readResults(await content.text().catch((cause) => unreadable(cause)));
}

function unreadable(cause: unknown): never {
  throw new HangerError("bench-refused", benchmarkSentences.unreadable, { cause: describeCause(cause) });
}

async function keep(storage: Storage, added: readonly KeptBench[]): Promise<void> {
  if (added.length === 0) return;
  const keys = new Set(await storage.getAllKeys("benchmarks"));
  const fresh = added.filter(({ document }) => !keys.has(document.id)).length;
  if (keys.size + fresh > MOST_KEPT) {
    throw new HangerError("bench-refused", benchmarkSentences.roomFor(formatNumber(MOST_KEPT)));
  }
  await storage.write(added.map((value) => ({ store: "benchmarks", key: value.document.id, value })));
}
