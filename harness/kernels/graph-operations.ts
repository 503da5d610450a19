import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../command-error";
import { ROOT } from "../paths";

const PACKAGES = path.join(ROOT, "node_modules/@tensorflow");
const OPERATIONS = "tfjs-core/dist/ops";

/** Where TensorFlow.js calls an operation for a node of a graph: `ops.add`, `ops.image.transform`. */
const CALL = /\b(?:ops|tfOps)\.(\w+)(?:\.(\w+))?\(/g;

/** The operations that TensorFlow.js's converter calls, in order: `add`, `image.transform`. */
function calledOperations(): readonly string[] {
  const folder = path.join(PACKAGES, "tfjs-converter/dist/operations/executors");
  const files = readdirSync(folder).filter((name) => name.endsWith("_executor.js"));
  const calls = files.flatMap((file) => [...readFileSync(path.join(folder, file), "utf8").matchAll(CALL)]);
  return [...new Set(calls.map(([, name, member]) => (member ? `${name}.${member}` : name!)))].sort();
}

/** The modules of a folder of operations, by the names that they export. */
function modulesIn(folder: string): ReadonlyMap<string, string> {
  const directory = path.join(PACKAGES, folder);
  const files = readdirSync(directory).filter((name) => name.endsWith(".js") && !/_test\.js$/.test(name));
  const named = files.flatMap((file) => {
    const text = readFileSync(path.join(directory, file), "utf8");
    const module = `@tensorflow/${folder}/${path.basename(file, ".js")}`;
    const plain = [...text.matchAll(/export (?:const|async function|function) (\w+)/g)];
    const renamed = [...text.matchAll(/export \{ (?:\w+ as )?(\w+) \};/g)];
    return [...plain, ...renamed].map(([, name]) => [name!, module] as const);
  });
  return new Map(named);
}

/**
 * The module that exports those of TensorFlow.js's operations that its converter calls, each from its own file.
 * @throws CommandError where there is no module of an operation
 */
export function renderGraphOperations(): string {
  const called = calledOperations();
  const plain = new Map([...modulesIn(`${OPERATIONS}/spectral`), ...modulesIn(OPERATIONS)]);
  const alone = called.filter((name) => !name.includes("."));
  const members = called
    .filter((name) => name.includes("."))
    .map((name) => {
      const [group, member] = name.split(".") as [string, string];
      // Some have the name of an operation outside of the group.
      return { group, member, local: `${group}_${member}` };
    });
  const imports = members.map(({ group, member, local }) => {
    const module = moduleOf(member, modulesIn(`${OPERATIONS}/${group}`));
    return `import { ${member} as ${local} } from "${module}";`;
  });
  const exports = alone.map((name) => `export { ${name} } from "${moduleOf(name, plain)}";`);
  const groups = [...new Set(members.map(({ group }) => group))].map((group) => {
    const own = members.filter((each) => each.group === group);
    return `export const ${group} = { ${own.map(({ member, local }) => `${member}: ${local}`).join(", ")} };`;
  });
  return `
    ${imports.join("\n")}

    // The operations that graph models are run with. TensorFlow.js's own list has all that there are, and each of them
    // would be part of what the app loads as it starts.

    ${exports.join("\n")}
    ${groups.join("\n")}
  `;
}

function moduleOf(name: string, modules: ReadonlyMap<string, string>): string {
  const found = modules.get(name);
  if (found) return found;
  throw new CommandError(`TensorFlow.js has no module with the operation ${name}.`);
}
