import { FOOTWEAR, type ModelCard } from "../../../src/contract";
import type { Head } from "../../../src/ml/networks/head";
import { bodyOf, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { withHead } from "../../../src/ml/networks/widen";
import {
  ANY_SHOE,
  encodeMemory,
  joinMemories,
  type Memory,
  newestOfEach,
} from "../../../src/ml/training/memory";
import type { WholeModel } from "../../../src/storage";
import { sha256 } from "../sha256";
import type { Base } from "./base";
import type { SeenLessons, Teaching } from "./lessons";

/** Most pictures of each class that a version remembers. */
const MOST_REMEMBERED = 300;

type Told = Pick<ModelCard, "name" | "title" | "description" | "figures" | "parent">;

/** A retrained network as a model of its own, which remembers what it learned. */
export async function versionOf(
  { record, classifier }: Base,
  head: Head,
  labels: readonly string[],
  memory: Memory,
  told: Told,
): Promise<WholeModel> {
  const network = await withHead(classifier.network, head);
  try {
    const files = await toNetworkFiles(network, "float16", bodyOf(record));
    const weightsSha256 = await sha256(files.weights);
    const madeAt = new Date().toISOString();
    const card: ModelCard = {
      ...record.card,
      ...told,
      labels,
      weightsSha256,
      madeAt,
      version: madeAt,
      parameters: network.countParams(),
      command: "",
    };
    const kept = encodeMemory(memory).buffer;
    return { card, ...files, origin: "trained", sha256: weightsSha256, memory: kept };
  } finally {
    network.dispose();
  }
}

/** What a network remembers, with the first view of every photo it was taught: the newest of each class. */
export function withLessons(
  memory: Memory,
  { count, size, features }: SeenLessons,
  { shown, right }: Teaching,
): Memory {
  const added = {
    count,
    size,
    features: features.subarray(0, count * size),
    labels: Uint8Array.from(shown, (label, i) => (label === FOOTWEAR ? ANY_SHOE : right[i]![0]!)),
  };
  return newestOfEach(joinMemories(memory, added), MOST_REMEMBERED);
}
