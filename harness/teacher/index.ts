import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { launchBrowser } from "../browser";
import { CommandError } from "../command-error";
import { headersFor } from "../headers";
import { DRIVER, ROOT } from "../paths";
import { PEER_SERVER } from "../peers";
import { serve } from "../server";

const OUTPUT = path.join(ROOT, "build/teacher");

/** A teacher sees photos in so many workers at once. */
const WORKERS = 2;

/** The folder of MobileNet. @throws CommandError where it is nowhere */
export function findTeacher(): string {
  const named = process.env.MOBILENET_DIR;
  const folders = named ? [named] : [path.resolve(ROOT, "../shared/teacher/mobilenet_v1_0.75_224")];
  const folder = folders.find((each) => existsSync(path.join(each, "model.json")));
  if (folder) return folder;
  throw new CommandError(
    "There is no teacher: put MobileNet as a LayersModel into a folder, and set MOBILENET_DIR to that.",
  );
}

declare global {
  /** Given to the page: takes a photo's features as base64. */
  var tellFeatures: ((index: number, base64: string) => Promise<void>) | undefined;
}

interface Lesson {
  readonly mounts: Readonly<Record<string, string>>;
  readonly urls: readonly string[];
  readonly views: number;
  readonly onPhoto: (index: number, features: Float32Array) => void;
}

/** Asks the teacher for its features of photos, each in several views. */
export async function askTeacher({ mounts, urls, views, onPhoto }: Lesson): Promise<void> {
  await build({
    entryPoints: [path.join(ROOT, "harness/teacher/worker.ts")],
    bundle: true,
    format: "esm",
    outdir: OUTPUT,
    logLevel: "error",
  });
  const server = await serve({
    driver: DRIVER,
    mounts: {
      "/teacher/": findTeacher(),
      "/peers/tfjs/": PEER_SERVER.mounts!["/peers/tfjs/"]!,
      "/lesson/": OUTPUT,
      ...mounts,
    },
    headers(pathname) {
      const { "Content-Security-Policy": _, ...others } = headersFor(pathname);
      return others;
    },
  });
  const context = await launchBrowser();
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.exposeFunction("tellFeatures", (index: number, base64: string) => {
      const bytes = Buffer.from(base64, "base64");
      onPhoto(index, new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).slice());
    });
    await page.goto(`${server.url}driver.html`);
    await page.evaluate(
      async ([urls, views, workers]) => {
        const told: Promise<void>[] = [];
        await Promise.all(
          Array.from(
            { length: workers },
            (_, first) =>
              new Promise<void>((resolve, reject) => {
                const worker = new Worker("/lesson/worker.js", { type: "module" });
                worker.onerror = ({ message }) => reject(new Error(message));
                worker.onmessage = ({ data }) => {
                  if (data === "done") return resolve();
                  if (data.error) return reject(new Error(data.error));
                  const bytes = new Uint8Array(data.features.buffer);
                  let text = "";
                  for (let i = 0; i < bytes.length; i += 8192) {
                    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
                  }
                  told.push(globalThis.tellFeatures!(data.index, btoa(text)));
                };
                const all = urls.map((url, index) => ({ url, index }));
                worker.postMessage({ photos: all.filter(({ index }) => index % workers === first), views });
              }),
          ),
        );
        await Promise.all(told);
      },
      [urls, views, WORKERS] as const,
    );
  } finally {
    await context.close();
    await server.close();
  }
}
