import { type ArchitectureInfo, HangerError } from "../../contract";
import { architectureWords } from "../../words/architectures";
import type { Architecture, OptionValues } from "./architecture";
import { cnn } from "./cnn";
import { dense } from "./dense";
import { photoCnn } from "./photo-cnn";

/** Every network that can be built. A new one is a file beside this and a line here. */
const ARCHITECTURES: readonly Architecture[] = [cnn, dense, photoCnn];

/** @throws HangerError `architecture-unknown` */
export function findArchitecture(name: string): Architecture {
  const found = ARCHITECTURES.find((architecture) => architecture.name === name);
  if (!found) {
    const known = ARCHITECTURES.map((architecture) => architecture.name).join(", ");
    throw new HangerError("architecture-unknown", architectureWords.unknown(name, known));
  }
  return found;
}

/** What the interface needs to offer each architecture, as plain data. */
export function listArchitectures(): readonly ArchitectureInfo[] {
  return ARCHITECTURES.map(({ name, title, description, options }) => ({
    name,
    title,
    description,
    options,
  }));
}

/**
 * Checks option values against what the architecture offers.
 * @throws HangerError `bad-request` naming the option and its possible values
 */
export function checkOptions(architecture: Architecture, options: OptionValues): void {
  for (const [name, value] of Object.entries(options)) {
    const spec = architecture.options[name];
    if (!spec?.values.includes(value)) {
      const refusal = spec
        ? architectureWords.wrongValue(name, architecture.name, value, spec.values.join(", "))
        : architectureWords.unknownOption(name, architecture.name, value);
      throw new HangerError("bad-request", refusal);
    }
  }
  const conflict = architecture.conflict?.(options);
  if (conflict) throw new HangerError("bad-request", conflict);
}
