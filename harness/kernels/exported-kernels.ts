import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../command-error";
import { ROOT } from "../paths";

/** Where the kernels are: every function that a file of this folder exports is one. */
const FOLDER = path.join(ROOT, "src/ml/backends/wasm/assembly");

/** The last two parameters of every kernel. The runner fills them in, as it divides the units among threads. */
const RANGE = ["unitStart", "unitEnd"];

export interface Parameter {
  readonly name: string;
  /** As the kernel's signature spells it: `Floats`, `i32`. */
  readonly type: string;
}

/** A function of the compiled module. */
export interface ExportedKernel {
  readonly name: string;
  /** Its comment, delimiters included, or "" where it has none. */
  readonly comment: string;
  /** Its parameters in order, without the range of units. */
  readonly parameters: readonly Parameter[];
}

/** The files that are compiled, as absolute paths in alphabetical order. */
export function kernelFiles(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => path.join(FOLDER, name));
}

/** All kernels in the order of their names. @throws CommandError where a signature is not a kernel's */
export function exportedKernels(): readonly ExportedKernel[] {
  return kernelFiles()
    .flatMap((file) => kernelsOf(file))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** An exported function: its comment, its name, and its parameters, whose types are plain names. */
const EXPORTED = /(?:(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*)?export function (\w+)\(([^)]*)\)/g;

function kernelsOf(file: string): readonly ExportedKernel[] {
  const declarations = readFileSync(file, "utf8").matchAll(EXPORTED);
  return [...declarations].map(([, comment = "", name = "", list = ""]) => kernelOf(name, comment, list));
}

function kernelOf(name: string, comment: string, list: string): ExportedKernel {
  const parameters = [...list.matchAll(/(\w+): (\w+)/g)].map(([, parameter, type]) => ({
    name: parameter!,
    type: type!,
  }));
  const range = parameters.splice(-RANGE.length).map((parameter) => parameter.name);
  if (range.join() !== RANGE.join()) {
    throw new CommandError(`The last parameters of the kernel ${name} have to be ${RANGE.join(" and ")}.`);
  }
  return { name, comment, parameters };
}
