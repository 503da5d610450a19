import path from "node:path";
import { openApp } from "../../harness/app";
import { cardOf, commandBehind, MODEL_FILES } from "./trained-model";
import { number, readOptions, requireFolder, runCommand, UsageError } from "./usage";
import { requireWritable, writeTogether } from "./written-files";

const HELP = `
npm run compress -- --from DIR [--softsign X] --out DIR2

Stores the network that "npm run train -- --out DIR" wrote in half the bytes: its filters take a byte a value, after all
their channels were brought to one range.

  --softsign X   multiplies the features before its dense layers by X and bends them by softsign, for "npm run head"
`;

/** The path under which the server offers the network to compress. */
const FROM_MOUNT = "/from/";

await runCommand(HELP, async () => {
  const options = readOptions({
    from: { type: "string" },
    softsign: { type: "string" },
    out: { type: "string" },
  });
  if (options.from === undefined) throw new UsageError("Say which network to compress: --from DIR.");
  if (options.out === undefined) throw new UsageError("Say where to write it: --out DIR.");
  const { from, out } = options as { from: string; out: string };
  const softsign =
    options.softsign === undefined ? undefined : number("softsign", options.softsign, 1e-6, 1e6);
  const folder = requireFolder(from);
  const card = await cardOf(folder);
  await requireWritable(out, MODEL_FILES);
  const app = await openApp({ server: { mounts: { [FROM_MOUNT]: folder } } });
  try {
    await app.call("start", { appVersion: "command", backend: "wasm-simd" });
    const made = await app.page.evaluate(
      async (request) => {
        const { weights, ...others } = await globalThis.driver!.client.call("compress", request);
        return { ...others, weights: [...new Uint8Array(weights)] };
      },
      { from: FROM_MOUNT, ...(softsign === undefined ? {} : { softsign }) },
    );
    const name = path.basename(path.resolve(out));
    const command = `${commandBehind(card, from)} && npm run compress -- ${process.argv.slice(2).join(" ")}`;
    const { weightsSha256 } = made;
    const written = { ...card, name, version: weightsSha256.slice(0, 12), command, weightsSha256 };
    const contents = [Uint8Array.from(made.weights), made.modelJson, `${JSON.stringify(written, null, 2)}\n`];
    await writeTogether(out, Object.fromEntries(MODEL_FILES.map((file, i) => [file, contents[i]!])));
    process.stdout.write(`${made.weights.length} bytes of weights in ${out}\n`);
  } finally {
    await app.close();
  }
});
