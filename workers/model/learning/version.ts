import type { ModelCard } from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import type { Head } from "../../../src/ml/networks/head";
import { bodyOf, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { withHead } from "../../../src/ml/networks/widen";
import { encodeMemory, joinMemories, type Memory, newestOfEach, pick } from "../../../src/ml/training/memory";
import type { WholeModel } from "../../../src/storage";
import type { Base } from "./base";

/** Most pictures of each class that a version remembers. */
const MOST_REMEMBERED = 300;

type Told = Pick<ModelCard, "name" | "title" | "description" | "figures" | "parent" | "learnedFrom">;

/** A retrained network as a model of its own, which remembers what it learned. */
export async function versionOf(
  { record, classifier, statistics }: Base,
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
    const kept = encodeMemory(remembered(memory, told.learnedFrom?.broughtPhotos), statistics.largest).buffer;
    return { card, ...files, origin: "trained", sha256: weightsSha256, memory: kept };
  } finally {
    network.dispose();
  }
}

/** What is kept of a memory: photos that were never here are there alone; of others, the newest are enough for another device. */
function remembered(memory: Memory, brought = 0): Memory {
  const places = Array.from(memory.labels.keys());
  const [first, rest] = [places.slice(0, brought), places.slice(brought)];
  return joinMemories(pick(memory, first), newestOfEach(pick(memory, rest), MOST_REMEMBERED));
}
