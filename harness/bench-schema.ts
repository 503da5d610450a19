import { toJsonSchema } from "@valibot/to-json-schema";
import { benchDocumentSchema } from "../src/results/schema";
import { formatted } from "./formatted";

/** Where the schema of benchmark results is published, relative to the repository's root. */
export const BENCH_SCHEMA = "public/benchmark.schema.json";

/** What `npm run schema` writes there. */
export function benchSchemaText(): string {
  const schema = toJsonSchema(benchDocumentSchema as never, { errorMode: "ignore" });
  const titled = { title: "A result of Hanger's benchmark, version 1", ...schema };
  return formatted(BENCH_SCHEMA, JSON.stringify(titled, null, 2));
}
