import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import webpack from "webpack";
import { describeLicences, packageFolder, readPackage } from "./licences.js";

/** Packages that add code of their own to what they build. */
const BUILDERS = ["webpack", "mini-css-extract-plugin"];

/** Child compilation with the service worker; the others make what the build alone runs. */
const SERVICE_WORKER = "InjectManifest";

/**
 * Adds a file with the licences of all packages that the build takes modules from, the service worker's too, and of those that
 * it copies files from. `list` gets their names, versions and licences. Fails the build where a package has no licence text.
 */
export class LicencesPlugin {
  constructor({ file, list, copied }) {
    this.file = file;
    this.list = list;
    this.copied = copied;
  }

  apply(compiler) {
    const name = LicencesPlugin.name;
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      // Before the list is made of what is kept for offline use.
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name, stage }, () => {
        const root = compiler.context;
        const named = [...BUILDERS, ...this.copied].map((name) => path.join(root, "node_modules", name));
        const folders = new Set([...foldersOf(compilation), ...named].sort());
        const packages = [...folders].map(readPackage);
        const text = describeLicences([{ ...readPackage(root), name: "Hanger" }, ...packages]);
        compilation.emitAsset(this.file, new webpack.sources.RawSource(text));
        const list = packages.map(({ name, version, licence }) => ({ name, version, licence }));
        mkdirSync(path.dirname(this.list), { recursive: true });
        writeFileSync(this.list, `${JSON.stringify(list, null, 2)}\n`);
      });
    });
  }
}

/** The folders of the packages whose modules are in a chunk. */
function foldersOf(compilation) {
  const used = [...compilation.modules].filter(
    (module) => compilation.chunkGraph.getNumberOfModuleChunks(module) > 0,
  );
  const files = used
    .flatMap((module) => [...(module.modules ?? [module])])
    .map((module) => module.nameForCondition?.() ?? "");
  const children = compilation.children.filter(({ compiler }) => compiler.name === SERVICE_WORKER);
  return [...files.map(packageFolder).filter(Boolean), ...children.flatMap(foldersOf)];
}
