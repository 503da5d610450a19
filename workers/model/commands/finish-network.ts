import type { CommandsCalls } from "../../../src/contract";
import { KINDS } from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import { equalise } from "../../../src/ml/networks/equalise";
import { featuresBefore } from "../../../src/ml/networks/head";
import {
  bodyOf,
  fromNetworkFiles,
  type NetworkFiles,
  toNetworkFiles,
} from "../../../src/ml/networks/layers-model";
import { withHead, withSoftsign } from "../../../src/ml/networks/widen";
import { letGo } from "../../../src/ml/ops/guard";
import { closedHead } from "../../../src/ml/training/closed-head";
import { decodeStatistics } from "../../../src/ml/training/statistics";

type Calls = CommandsCalls;

/** Makes the network in a folder of the page's own origin smaller: its filters take a byte a value. */
export async function compress({
  from,
  softsign,
}: Calls["compress"]["request"]): Promise<Calls["compress"]["result"]> {
  const network = await fromNetworkFiles(await fetchNetwork(from));
  const made = [network];
  try {
    await equalise(network);
    if (softsign !== undefined) made.push(await withSoftsign(network, softsign));
    const files = await toNetworkFiles(made.at(-1)!, "bytes");
    return { ...files, weightsSha256: await sha256(files.weights) };
  } finally {
    for (const each of made) letGo(() => each.dispose());
  }
}

/** Gives the network in a folder the dense layers that follow from statistics. */
export async function giveHead({
  from,
  statistics: bytes,
}: Calls["giveHead"]["request"]): Promise<Calls["giveHead"]["result"]> {
  const files = await fetchNetwork(from);
  const network = await fromNetworkFiles(files);
  const statistics = decodeStatistics(bytes, featuresBefore(network) ?? 0);
  const made = await withHead(network, closedHead(statistics, statistics.prototypes, KINDS.length));
  try {
    const written = await toNetworkFiles(made, "float16", bodyOf(files));
    return {
      ...written,
      weightsSha256: await sha256(written.weights),
      parameters: made.countParams(),
    };
  } finally {
    letGo(() => network.dispose());
    letGo(() => made.dispose());
  }
}

export async function fetchNetwork(folder: string): Promise<NetworkFiles> {
  const fetched = (file: string) => fetch(new URL(file, new URL(folder, self.location.href)));
  const modelJson = await (await fetched("model.json")).text();
  return { modelJson, weights: await (await fetched("weights.bin")).arrayBuffer() };
}
