import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { launchBrowser } from "../browser";
import { CommandError } from "../command-error";
import { serve } from "../server";
import type { Finding } from "./finding";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** Number of runs. The median counts, because the machine does other things too. */
const RUNS = 3;

/** Lighthouse's scores of the start page on its slow phone. */
export async function measureScores(): Promise<readonly Finding[]> {
  const runs: Awaited<ReturnType<typeof runOnce>>[] = [];
  // Lighthouse sometimes loses its tab, so a run is retried once.
  for (let i = 0; i < RUNS; i++) runs.push(await runOnce().catch(runOnce));
  return CATEGORIES.map((category) => {
    const results = runs.map((run) => run[category]).sort((a, b) => a.score - b.score);
    const { score, faults } = results[Math.floor(RUNS / 2)]!;
    return {
      what: `Lighthouse, mobile: ${category}`,
      figure: score,
      unit: "",
      limit: 98,
      atLeast: true,
      details: faults,
    };
  });
}

type Category = (typeof CATEGORIES)[number];

interface Score {
  /** 0..100. */
  readonly score: number;
  /** The audits that lowered the score. */
  readonly faults: readonly string[];
}

async function runOnce(): Promise<Readonly<Record<Category, Score>>> {
  // Lighthouse takes seconds to load, which `npm run audit -- --help` need not wait for.
  const { default: lighthouse } = await import("lighthouse");
  const profile = mkdtempSync(path.join(tmpdir(), "hanger-lighthouse-"));
  const server = await serve();
  const context = await launchBrowser({ profile, args: ["--remote-debugging-port=0"] });
  try {
    const [port] = readFileSync(path.join(profile, "DevToolsActivePort"), "utf8").split("\n");
    const result = await lighthouse(server.url, {
      port: Number(port),
      logLevel: "silent",
      onlyCategories: [...CATEGORIES],
    });
    if (!result) throw new CommandError("Lighthouse gave no result.");
    const { categories, audits } = result.lhr;
    const scoreOf = (category: Category): Score => ({
      score: Math.round(100 * (categories[category]?.score ?? 0)),
      faults: (categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${id}: ${audits[id]!.displayValue ?? audits[id]!.title}`),
    });
    return Object.fromEntries(CATEGORIES.map((category) => [category, scoreOf(category)])) as Record<
      Category,
      Score
    >;
  } finally {
    await context.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
