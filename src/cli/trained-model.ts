import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { CommandError } from "../../harness/command-error";
import type { ModelCard } from "../contract";

/** A card comes last: until it is in its place, it does not fit the weights, and says so by their checksum. */
export const MODEL_FILES = ["weights.bin", "model.json", "card.json"] as const;

const FROM_TAKES = "--from takes a folder that --out wrote.";

/**
 * The card of the network in a folder that `npm run train -- --out` wrote.
 * @throws CommandError where the folder holds no whole model
 */
export async function cardOf(from: string): Promise<ModelCard> {
  const [weights, , text] = await Promise.all(
    MODEL_FILES.map((name) =>
      readFile(path.join(from, name)).catch((cause) => {
        throw new CommandError(`There is no ${name} in "${from}": ${FROM_TAKES}`, { cause });
      }),
    ),
  );
  const card = readCard(text!.toString(), from);
  if (createHash("sha256").update(weights!).digest("hex") !== card.weightsSha256) {
    throw new CommandError(`The card.json in "${from}" is of other weights: ${FROM_TAKES}`);
  }
  return card;
}

/** The command that made the network in `from`, as one that writes it there. */
export const commandBehind = ({ command }: ModelCard, from: string) =>
  command.replace(/--out \S+(?!.*--out )/, `--out ${from}`);

/** @throws CommandError where the text is no card */
function readCard(text: string, from: string): ModelCard {
  try {
    const card = JSON.parse(text) as ModelCard;
    if (typeof card.command === "string" && typeof card.weightsSha256 === "string") return card;
  } catch {
    // Said below.
  }
  throw new CommandError(`The card.json in "${from}" is no model's card: ${FROM_TAKES}`);
}
