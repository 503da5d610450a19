import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LACKING_ON_WASM, TFJS_KERNELS } from "../../src/ml/backends/kernels/names";
import { CommandError } from "../command-error";
import { ROOT } from "../paths";

/** A configuration that a package of TensorFlow.js exports. */
interface Configuration {
  readonly constant: string;
  readonly module: string;
}

/** A configuration, and the constant that names its kernel: as a property, or as an argument of what makes it. */
const DECLARATION = /export const (\w+Config) = (?:\w+\(|\{[^}]*?kernelName: '?)(\w+)/g;

/** The configurations in a folder of a package, by the names of their kernels. */
function configurationsIn(folder: string): ReadonlyMap<string, Configuration> {
  const directory = path.join(ROOT, "node_modules", folder);
  const files = readdirSync(directory).filter((name) => name.endsWith(".js") && !name.endsWith("_test.js"));
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(directory, file), "utf8");
    const module = `${folder}/${path.basename(file, ".js")}`;
    return [...text.matchAll(DECLARATION)].map(
      ([, constant, kernel]) => [kernel!, { constant: constant!, module }] as const,
    );
  });
  return new Map(found);
}

type StockBackend = "cpu" | "wasm" | "webgl" | "webgpu";

const kernelsIn = (backend: StockBackend) =>
  configurationsIn(`@tensorflow/tfjs-backend-${backend}/dist/kernels`);

/** The module that lists a backend's kernels. @throws CommandError where the backend has no kernel of a name */
export function renderBackendKernels(backend: StockBackend): string {
  const configurations = kernelsIn(backend);
  const lacking: readonly string[] = backend === "wasm" ? LACKING_ON_WASM : [];
  const names = TFJS_KERNELS.filter((name) => !lacking.includes(name));
  const listed = names.map((name) => {
    const configuration = configurations.get(name);
    if (!configuration) throw new CommandError(`TensorFlow.js's ${backend} backend has no kernel ${name}.`);
    return configuration;
  });
  return `
    ${renderImports("KernelConfig", listed)}

    /** The kernels of TensorFlow.js's ${backend} backend that the app ships. */
    export const ${backend.toUpperCase()}_KERNELS: readonly KernelConfig[] = ${renderList(listed)};
  `;
}

/** Kernels that no graph model reaches: gradients, as none is trained, and what reads and draws pictures on a page. */
const UNREACHED = /Grad(V2)?$|Backprop(Filter|Input)(V2)?$|^(Draw|FromPixels|RotateWithOffset)$/;

/** The module that lists the kernels of a backend that the app's own networks do not need. */
export function renderFurtherKernels(backend: StockBackend): string {
  const known: readonly string[] = TFJS_KERNELS;
  const listed = [...kernelsIn(backend)]
    .filter(([name]) => !known.includes(name) && !UNREACHED.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, configuration]) => configuration);
  return `
    ${renderImports("KernelConfig", listed)}

    /** The other kernels of TensorFlow.js's ${backend} backend, for graph models. */
    export const FURTHER_${backend.toUpperCase()}_KERNELS: readonly KernelConfig[] = ${renderList(listed)};
  `;
}

/** The module that lists the gradients of the kernels that have one. */
export function renderGradients(): string {
  const configurations = configurationsIn("@tensorflow/tfjs-core/dist/gradients");
  const listed = TFJS_KERNELS.flatMap((name) => configurations.get(name) ?? []);
  return `
    ${renderImports("GradConfig", listed)}

    /** The gradients of the kernels that the app ships. */
    export const GRADIENTS: readonly GradConfig[] = ${renderList(listed)};
  `;
}

/** The import of each configuration and of the type of all. */
function renderImports(type: string, listed: readonly Configuration[]): string {
  const imports = listed.map(({ constant, module }) => `import { ${constant} } from "${module}";`);
  return [...imports, `import type { ${type} } from "@tensorflow/tfjs-core";`].join("\n");
}

const renderList = (listed: readonly Configuration[]) =>
  `[${listed.map(({ constant }) => `${constant},`).join("\n")}]`;
