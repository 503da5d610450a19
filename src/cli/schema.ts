import { writeFileSync } from "node:fs";
import path from "node:path";
import { BENCH_SCHEMA, benchSchemaText } from "../../harness/bench-schema";
import { ROOT } from "../../harness/paths";
import { readOptions, runCommand } from "./usage";

const HELP = `
npm run schema

Writes ${BENCH_SCHEMA}, the JSON Schema that benchmark results are checked against.
`;

await runCommand(HELP, async () => {
  readOptions({});
  writeFileSync(path.join(ROOT, BENCH_SCHEMA), benchSchemaText());
});
