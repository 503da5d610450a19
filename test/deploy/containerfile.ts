import { execSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";

/** An instruction with its words; those that begin with `--` are its flags. */
export interface Instruction {
  readonly name: string;
  readonly words: readonly string[];
  readonly flags: readonly string[];
}

export interface Stage {
  readonly image: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Containerfile with one line an instruction. */
export function readContainerfile(text: string): readonly Stage[] {
  const stages: (Stage & { readonly instructions: Instruction[] })[] = [];
  for (const line of text.split("\n").filter((line) => /^[A-Z]/.test(line))) {
    const [name = "", ...all] = line.split(" ");
    const flags = all.filter((word) => word.startsWith("--"));
    const words = all.filter((word) => !word.startsWith("--"));
    if (name === "FROM") stages.push({ image: words[0]!, name: words[2] ?? "", instructions: [] });
    else stages.at(-1)!.instructions.push({ name, words, flags });
  }
  return stages;
}

/** Whether `.dockerignore`, with a name or `*.` and an ending in each line, keeps a file out. */
export function isIgnored(dockerignore: string, file: string): boolean {
  const patterns = dockerignore.split("\n").filter(Boolean);
  return patterns.some((pattern) =>
    pattern.startsWith("*.") ? file.endsWith(pattern.slice(1)) : `${file}/`.startsWith(`${pattern}/`),
  );
}

interface Build {
  readonly stages: readonly Stage[];
  /** The folder that is built from, and what of it stays out. */
  readonly context: string;
  readonly dockerignore: string;
  /** Where each stage gets a folder as its root. */
  readonly folder: string;
}

/**
 * Does what the stages say, with this machine in the place of their images. Returns the root of the last.
 * @throws where a step fails, or is of a kind not known here
 */
export function buildStages({ stages, context, dockerignore, folder }: Build): string {
  const rootOf = ({ name, image }: Stage) => path.join(folder, name || image.replace(/\W/g, "-"));
  for (const stage of stages) {
    const root = rootOf(stage);
    let at = root;
    for (const { name, words, flags } of stage.instructions) {
      if (name === "WORKDIR") {
        at = path.join(root, words[0]!);
        mkdirSync(at, { recursive: true });
      } else if (name === "RUN") {
        execSync(words.join(" "), { cwd: at, stdio: ["ignore", "ignore", "inherit"] });
      } else if (name === "COPY") {
        const from = flags.find((flag) => flag.startsWith("--from="))?.slice("--from=".length);
        const source = from ? rootOf(stages.find((stage) => stage.name === from)!) : context;
        const kept = (file: string) =>
          from !== undefined || !isIgnored(dockerignore, path.relative(context, file));
        copy(source, words, words.at(-1)!.startsWith("/") ? root : at, kept);
      } else throw new Error(`a step of an unknown kind: ${name}`);
    }
  }
  return rootOf(stages.at(-1)!);
}

/** Copies as `COPY` does: folders as what is in them, and files into what ends in a slash. */
function copy(
  source: string,
  words: readonly string[],
  base: string,
  filter: (file: string) => boolean,
): void {
  const target = words.at(-1)!;
  for (const file of words.slice(0, -1)) {
    const into = target.endsWith("/") && file !== "." ? path.join(target, path.basename(file)) : target;
    cpSync(path.join(source, file), path.join(base, into), { recursive: true, filter });
  }
}
