import { type ArchitectureInfo, HangerError } from "../../contract";
import { architectureWords } from "../../words/architectures";
import type { Architecture, OptionValues } from "./architecture";
import { cnnArchitecture } from "./cnn";
import { denseArchitecture } from "./dense";
import { photoCnnArchitecture } from "./photo-cnn";
import { wideCnnArchitecture } from "./wide-cnn";

/** The architectures that the app offers. A new one is a file in this folder and an entry here. */
const OFFERED: readonly Architecture[] = [cnnArchitecture, denseArchitecture, photoCnnArchitecture];

/** All of them: the app's, and those that only commands train, to teach others. */
const ARCHITECTURES: readonly Architecture[] = [...OFFERED, wideCnnArchitecture];

/** @throws HangerError `architecture-unknown` */
export function findArchitecture(name: string): Architecture {
  const found = ARCHITECTURES.find((architecture) => architecture.name === name);
  if (!found) {
    const known = ARCHITECTURES.map((architecture) => architecture.name).join(", ");
    throw new HangerError("architecture-unknown", architectureWords.unknown(name, known));
  }
  return found;
}

/** The architectures that the app offers, as plain data, which the worker can send to the page. */
export function listArchitectures(): readonly ArchitectureInfo[] {
  return OFFERED.map(({ name, title, description, options }) => ({
    name,
    title,
    description,
    options,
  }));
}

/**
 * Checks that every option exists, has one of its values, and goes together with the others.
 * @throws HangerError `bad-request` that names the option and its values, or says why they conflict
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
