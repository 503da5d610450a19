import { CommandError } from "../command-error";
import type { ExportedKernel, Parameter } from "./exported-kernels";

/** What a parameter's type is for those who call a kernel, and how the compiled function takes its value. */
const TYPES: Readonly<Record<string, { readonly type: string; readonly pass?: (value: string) => string }>> =
  {
    Floats: { type: "Floats" },
    OptionalFloats: { type: "Floats | 0" },
    Bytes: { type: "Bytes" },
    OptionalBytes: { type: "Bytes | 0" },
    i32: { type: "Scalar" },
    f32: { type: "Scalar" },
    bool: { type: "boolean", pass: (value) => `Number(${value})` },
  };

/** The module of the kernels' names, of the types of their arguments, and of the order in which they are passed. */
export function renderKernelCalls(kernels: readonly ExportedKernel[]): string {
  return `
    import type { Bytes, Floats, Scalar } from "./addresses";

    /** The arguments of each kernel of the compiled module, without the range of units, which the runner adds. */
    export interface KernelArguments {
      ${kernels.map(renderArguments).join("\n")}
    }

    export type KernelName = keyof KernelArguments;

    /** Puts the arguments of a kernel in the order of its parameters. */
    export const POSITIONAL: {
      readonly [Name in KernelName]: (args: KernelArguments[Name]) => number[];
    } = {
      ${kernels.map(renderOrder).join(",\n")}
    };
  `;
}

function renderArguments({ name, comment, parameters }: ExportedKernel): string {
  const members = parameters.map(
    (parameter) => `readonly ${parameter.name}: ${typeOf(name, parameter).type};`,
  );
  return `${comment}\nreadonly ${name}: {\n${members.join("\n")}\n};`;
}

function renderOrder({ name, parameters }: ExportedKernel): string {
  const values = parameters.map((parameter) => {
    const { pass = String } = typeOf(name, parameter);
    return pass(`args.${parameter.name}`);
  });
  return `${name}: (args) => [${values.join(", ")}]`;
}

function typeOf(kernel: string, { name, type }: Parameter) {
  const known = TYPES[type];
  if (known) return known;
  const types = Object.keys(TYPES).join(", ");
  throw new CommandError(`${name} of the kernel ${kernel} is a ${type}, and has to be one of ${types}.`);
}
