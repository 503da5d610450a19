import path from "node:path";
import { buildSync } from "esbuild";
import type { Page } from "playwright-core";
import { ROOT } from "../../../harness/paths";
import { serve } from "../../../harness/server";
import { newContext } from "./browsers";

const PACKAGE = path.join(ROOT, "node_modules/@litertjs/core");

/** LiteRT, Google's runtime for .tflite files, in a page of its own. */
export interface LiteRtPage {
  /** What a file answers to pictures of `shape`, one after the other. */
  run(file: Uint8Array, values: Float32Array, shape: readonly number[]): Promise<number[][]>;
  close(): Promise<void>;
}

export async function openLiteRt(): Promise<LiteRtPage> {
  const server = await serve({ folder: path.join(PACKAGE, "wasm"), headers: () => ({}) });
  const page: Page = await (await newContext()).newPage();
  await page.route(server.url, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><body></body>" }),
  );
  await page.goto(server.url);
  const { outputFiles } = buildSync({
    entryPoints: [path.join(PACKAGE, "dist/index.js")],
    bundle: true,
    format: "iife",
    globalName: "liteRt",
    write: false,
  });
  await page.addScriptTag({ content: outputFiles[0]!.text });
  await page.evaluate(async () => {
    await globalThis.liteRt.loadLiteRt("/");
  });
  return {
    run: (file, values, shape) =>
      page.evaluate(
        async ([file, values, shape]) => {
          const { loadAndCompile, Tensor } = globalThis.liteRt;
          const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
          const model = await loadAndCompile(bytes, { accelerator: "wasm" });
          const size = shape.reduce((product, side) => product * side);
          const outputs: number[][] = [];
          for (let at = 0; at < values.length; at += size) {
            const input = new Tensor(values.slice(at, at + size), [1, ...shape]);
            const [output] = await model.run([input]);
            outputs.push(Array.from(await output!.data()));
            input.delete();
            output!.delete();
          }
          model.delete();
          return outputs;
        },
        [Buffer.from(file).toString("base64"), Float32Array.from(values), shape] as const,
      ),
    close: () => server.close(),
  };
}

/** Its own types add to those of typed arrays, everywhere. This is the part that is used here. */
interface LiteRt {
  loadLiteRt(folder: string): Promise<unknown>;
  loadAndCompile(file: Uint8Array, options: { readonly accelerator: "wasm" }): Promise<LiteRtModel>;
  readonly Tensor: new (values: Float32Array, shape: number[]) => LiteRtTensor;
}

interface LiteRtModel {
  run(inputs: readonly LiteRtTensor[]): Promise<LiteRtTensor[]>;
  delete(): void;
}

interface LiteRtTensor {
  data(): Promise<Float32Array>;
  delete(): void;
}

declare global {
  var liteRt: LiteRt;
}
