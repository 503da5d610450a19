import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FunctionDeclaration, type NamedTypeNode, newOptions, newProgram, parse } from "assemblyscript";
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

function kernelsOf(file: string): readonly ExportedKernel[] {
  const text = readFileSync(file, "utf8");
  const program = newProgram(newOptions());
  parse(program, text, path.basename(file), true);
  return program.sources
    .flatMap((source) => source.statements)
    .filter((statement) => statement instanceof FunctionDeclaration)
    .filter(({ range }) => text.startsWith("export", range.start))
    .map((declaration) => kernelOf(declaration, text));
}

function kernelOf(declaration: FunctionDeclaration, text: string): ExportedKernel {
  const name = declaration.name.text;
  const parameters = declaration.signature.parameters.map((parameter) => ({
    name: parameter.name.text,
    type: (parameter.type as NamedTypeNode).name.identifier.text,
  }));
  const range = parameters.slice(-RANGE.length);
  if (range.map((parameter) => parameter.name).join() !== RANGE.join()) {
    throw new CommandError(`The last parameters of the kernel ${name} have to be ${RANGE.join(" and ")}.`);
  }
  const [comment = ""] =
    /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(text.slice(0, declaration.range.start)) ?? [];
  return { name, comment: comment.trim(), parameters: parameters.slice(0, -RANGE.length) };
}
