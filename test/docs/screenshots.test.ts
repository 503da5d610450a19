import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const ROOT = path.join(__dirname, "../..");

const STAND_IN = "harness/states/stand-in.ts";

/** All of the project's files that a command is made of. */
async function partsOf(command: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`src/cli/${command}.ts`],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    metafile: true,
    write: false,
  });
  return Object.keys(metafile.inputs);
}

test("no answer in the README's and the manifest's pictures is made up: their command has no stand-in for the worker", async () => {
  expect(await partsOf("screenshots")).not.toContain(STAND_IN);
  // The same check finds the stand-in in the command that does use it.
  expect(await partsOf("sheet")).toContain(STAND_IN);
});

test("the manifest offers the pictures that its command wrote, and the README shows no other than its own", () => {
  const { screenshots } = JSON.parse(readFileSync(path.join(ROOT, "public/manifest.webmanifest"), "utf8"));
  const offered = screenshots.map(({ src }: { src: string }) => path.basename(src)).sort();
  expect(readdirSync(path.join(ROOT, "public/screenshots")).sort()).toEqual(offered);
  const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");
  const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, address]) => address!);
  // Every one of them: what needs photos, such as a confusion matrix, is linked to and not shown.
  expect(pictures.filter((address) => !/^https?:/.test(address))).toEqual(["docs/screenshot.png"]);
});
