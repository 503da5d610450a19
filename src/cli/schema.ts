import { writeFileSync } from "node:fs";
import path from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { ROOT } from "../../harness/paths";
import { benchDocumentSchema } from "../results/schema";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run schema

Writes public/benchmark.schema.json, the JSON Schema that benchmark results are checked against.
`;

await runCommand(HELP, async () => {
  readOptions({});
  const schema = toJsonSchema(benchDocumentSchema as never, { errorMode: "ignore" });
  const titled = { title: "A result of Hanger's benchmark, version 1", ...schema };
  writeFileSync(path.join(ROOT, "public/benchmark.schema.json"), `${JSON.stringify(titled, null, 2)}\n`);
});
